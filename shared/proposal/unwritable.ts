const loneSurrogate = /\p{Surrogate}/u;

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const findInText = (text: string, where: string): string | null =>
  loneSurrogate.test(text) ? `half of a surrogate pair at ${where}` : null;

const findInMembers = (
  members: Iterable<readonly [string | number, unknown]>,
  where: string,
): string | null => {
  for (const [key, member] of members) {
    const place = `${where}/${key}`;
    const found =
      (typeof key === 'string' ? findInText(key, place) : null) ?? findUnwritable(member, place);
    if (found !== null) {
      return found;
    }
  }
  return null;
};

/**
 * The first thing inside `value` that JSON would drop, bend or refuse, with its place as a JSON pointer:
 * undefined, NaN, an infinity, a bigint, a function, a symbol, an object with a class of its own (a
 * Date, a Map) or text with half of a surrogate pair. Null where `value` is JSON through and through.
 */
export const findUnwritable = (value: unknown, where = ''): string | null => {
  const place = where === '' ? 'the top' : where;
  switch (typeof value) {
    case 'boolean':
      return null;
    case 'string':
      return findInText(value, place);
    case 'number':
      return Number.isFinite(value) ? null : `${value} at ${place}`;
    case 'object':
      if (value === null) {
        return null;
      }
      if (Array.isArray(value)) {
        return findInMembers(value.entries(), where);
      }
      return isPlainObject(value)
        ? findInMembers(Object.entries(value), where)
        : `an object that is no plain one at ${place}`;
    case 'undefined':
    case 'bigint':
    case 'function':
    case 'symbol':
      return `${typeof value} at ${place}`;
  }
};

/** Where the string that begins at `start` ends: the index after its closing quote. */
const endOfString = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    at += text[at] === '\\' ? 2 : 1;
  }
  return at + 1;
};

/**
 * The first key that an object of a JSON text holds twice, however it is escaped; null where every key
 * stands once. `JSON.parse` keeps the last of them and says nothing, other readers keep the first, so
 * two readers would see two documents. The text must be one that `JSON.parse` accepts.
 */
export const findRepeatedKey = (text: string): string | null => {
  /** Keys of the objects that are open; null for an open array. */
  const open: (Set<string> | null)[] = [];
  let latest = '""';
  let at = 0;
  while (at < text.length) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      latest = text.slice(at, end);
      at = end;
      continue;
    }
    if (character === '{') {
      open.push(new Set());
    } else if (character === '[') {
      open.push(null);
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === ':') {
      const key = String(JSON.parse(latest));
      const keys = open.at(-1);
      if (keys?.has(key) === true) {
        return key;
      }
      keys?.add(key);
    }
    at += 1;
  }
  return null;
};

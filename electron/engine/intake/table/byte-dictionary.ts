/** Gives every different run of bytes a number: 0, 1, 2 … in the order of first sight. */
export type ByteDictionary = {
  readonly intern: (bytes: Buffer, start: number, end: number) => number;
  readonly size: () => number;
  /** The text of a number, from UTF-8. */
  readonly text: (code: number) => string;
};

/** A hash table over bytes: no string is made for a cell that was seen before. */
export const createByteDictionary = (): ByteDictionary => {
  let slots = new Int32Array(1024);
  let hashes = new Int32Array(512);
  let ends = new Int32Array(512);
  let arena = Buffer.allocUnsafe(8192);
  let size = 0;
  let used = 0;

  const startOf = (code: number): number => (code === 0 ? 0 : (ends[code - 1] ?? 0));

  const growSlots = (): void => {
    slots = new Int32Array(slots.length * 2);
    const mask = slots.length - 1;
    for (let code = 0; code < size; code += 1) {
      let slot = (hashes[code] ?? 0) & mask;
      while (slots[slot] !== 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = code + 1;
    }
    const wider = (narrow: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const wide = new Int32Array(slots.length / 2);
      wide.set(narrow);
      return wide;
    };
    hashes = wider(hashes);
    ends = wider(ends);
  };

  const isSame = (code: number, bytes: Buffer, start: number, length: number): boolean => {
    const from = startOf(code);
    if ((ends[code] ?? 0) - from !== length) {
      return false;
    }
    for (let index = 0; index < length; index += 1) {
      if (arena[from + index] !== bytes[start + index]) {
        return false;
      }
    }
    return true;
  };

  const add = (bytes: Buffer, start: number, end: number, hash: number): number => {
    const length = end - start;
    if (used + length > arena.length) {
      const wider = Buffer.allocUnsafe(Math.max(arena.length * 2, used + length));
      arena.copy(wider, 0, 0, used);
      arena = wider;
    }
    bytes.copy(arena, used, start, end);
    used += length;
    hashes[size] = hash;
    ends[size] = used;
    size += 1;
    return size - 1;
  };

  return {
    intern: (bytes, start, end) => {
      let hash = 0x811c9dc5;
      for (let at = start; at < end; at += 1) {
        hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
      }
      hash ^= hash >>> 15;
      const mask = slots.length - 1;
      let slot = hash & mask;
      for (;;) {
        const found = slots[slot] ?? 0;
        if (found === 0) {
          break;
        }
        if (hashes[found - 1] === hash && isSame(found - 1, bytes, start, end - start)) {
          return found - 1;
        }
        slot = (slot + 1) & mask;
      }
      slots[slot] = size + 1;
      const code = add(bytes, start, end, hash);
      if (size * 2 >= slots.length) {
        growSlots();
      }
      return code;
    },
    size: () => size,
    text: (code) => arena.toString('utf8', startOf(code), ends[code]),
  };
};

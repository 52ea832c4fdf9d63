/** Gives every different run of bytes a number: 0, 1, 2 … in the order of first sight. */
export type ByteDictionary = {
  readonly intern: (bytes: Buffer, start: number, end: number) => number;
  /** The number of bytes that were seen before, or -1. */
  readonly find: (bytes: Buffer, start: number, end: number) => number;
  readonly size: () => number;
  /** Whether a number stands for these bytes. */
  readonly isSame: (code: number, bytes: Buffer, start: number, end: number) => boolean;
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

  const isSame = (code: number, bytes: Buffer, start: number, end: number): boolean => {
    const length = end - start;
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

  const hashOf = (bytes: Buffer, start: number, end: number): number => {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at += 1) {
      hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    }
    return hash ^ (hash >>> 15);
  };

  /** The slot of the bytes, or the free slot where they belong. */
  const slotOf = (bytes: Buffer, start: number, end: number, hash: number): number => {
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = slots[slot] ?? 0;
      const isHit =
        found === 0 || (hashes[found - 1] === hash && isSame(found - 1, bytes, start, end));
      if (isHit) {
        return slot;
      }
    }
  };

  return {
    find: (bytes, start, end) =>
      (slots[slotOf(bytes, start, end, hashOf(bytes, start, end))] ?? 0) - 1,
    intern: (bytes, start, end) => {
      const hash = hashOf(bytes, start, end);
      const slot = slotOf(bytes, start, end, hash);
      const found = slots[slot] ?? 0;
      if (found > 0) {
        return found - 1;
      }
      slots[slot] = size + 1;
      const code = add(bytes, start, end, hash);
      if (size * 2 >= slots.length) {
        growSlots();
      }
      return code;
    },
    size: () => size,
    isSame,
    text: (code) => arena.toString('utf8', startOf(code), ends[code]),
  };
};

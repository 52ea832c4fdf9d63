/** Many texts in one run of memory outside the heap, by number. */
export type StringArena = {
  readonly add: (text: string) => void;
  readonly size: () => number;
  readonly bytes: () => Buffer;
  readonly start: (index: number) => number;
  readonly end: (index: number) => number;
};

export const createStringArena = (): StringArena => {
  let bytes = Buffer.allocUnsafe(1 << 16);
  let ends = new Float64Array(1024);
  let size = 0;
  let used = 0;
  return {
    add: (text) => {
      if (used + text.length * 3 > bytes.length) {
        const wider = Buffer.allocUnsafe(Math.max(bytes.length * 2, used + text.length * 3));
        bytes.copy(wider, 0, 0, used);
        bytes = wider;
      }
      if (size === ends.length) {
        const wider = new Float64Array(size * 2);
        wider.set(ends);
        ends = wider;
      }
      used += bytes.write(text, used, 'utf8');
      ends[size] = used;
      size += 1;
    },
    size: () => size,
    bytes: () => bytes,
    start: (index) => (index === 0 ? 0 : (ends[index - 1] ?? 0)),
    end: (index) => ends[index] ?? 0,
  };
};

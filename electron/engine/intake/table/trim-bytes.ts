/** Length in bytes of the UTF-8 blank at `at` that is beyond ASCII, as `String.prototype.trim` knows it; else 0. */
const wideBlank = (bytes: Buffer, at: number): number => {
  const second = bytes[at + 1] ?? 0;
  const third = bytes[at + 2] ?? 0;
  switch (bytes[at]) {
    case 0xc2:
      return second === 0xa0 ? 2 : 0;
    case 0xe1:
      return second === 0x9a && third === 0x80 ? 3 : 0;
    case 0xe2:
      return (second === 0x80 &&
        ((third >= 0x80 && third <= 0x8a) || third === 0xa8 || third === 0xa9 || third === 0xaf)) ||
        (second === 0x81 && third === 0x9f)
        ? 3
        : 0;
    case 0xe3:
      return second === 0x80 && third === 0x80 ? 3 : 0;
    case 0xef:
      return second === 0xbb && third === 0xbf ? 3 : 0;
    default:
      return 0;
  }
};

const isBlank = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);

/** Where a UTF-8 text begins behind the blanks that `String.prototype.trim` would remove; at most `end`. */
export const trimmedStart = (bytes: Buffer, start: number, end: number): number => {
  let at = start;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    const length = isBlank(byte) ? 1 : byte < 0xc2 ? 0 : wideBlank(bytes, at);
    if (length === 0 || at + length > end) {
      return at;
    }
    at += length;
  }
  return end;
};

/** Where a UTF-8 text ends before the blanks that `String.prototype.trim` would remove; at least `start`. */
export const trimmedEnd = (bytes: Buffer, start: number, end: number): number => {
  let at = end;
  while (at > start) {
    const byte = bytes[at - 1] ?? 0;
    if (isBlank(byte)) {
      at -= 1;
    } else if (byte < 0x80) {
      return at;
    } else if (at - 2 >= start && wideBlank(bytes, at - 2) === 2) {
      at -= 2;
    } else if (at - 3 >= start && wideBlank(bytes, at - 3) === 3) {
      at -= 3;
    } else {
      return at;
    }
  }
  return start;
};

import { isUtf8 } from 'node:buffer';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted } from '#shared/intake/wording.ts';
import { stopReading } from './read-signal.ts';
import { refuseForeignBytes, refuseHalfCharacter, refuseMark } from './refuse-encoding.ts';
import { guessEncoding, markedEncoding, wholeCharacters } from './sniff-file.ts';
import type { SourceFile } from './source-file.ts';

const chunkSize = 1 << 20;
const smallestChunk = 4096;
/** Tables seldom shrink to less than a sixteenth. */
const usualRatio = 16;

/** UTF-8 text of a file, a window of it at a time, whatever encoding the file has. */
export type TextFeed = {
  readonly bytes: () => Buffer;
  /** Bytes of the window that hold whole characters. */
  readonly end: () => number;
  readonly isLast: () => boolean;
  /** Drops the bytes before `from` and reads on; positions in the window move to the front. */
  readonly advance: (from: number, lineNumber: number) => void;
};

const createDecoder = (file: SourceFile, encoding: string): InstanceType<typeof TextDecoder> => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false });
  } catch {
    return stopReading(
      refuseInput(
        file.name,
        'the name of a known encoding',
        `"${encoding}"`,
        'Choose an encoding of the list, for example utf-8 or windows-1252.',
      ),
    );
  }
};

const countLines = (bytes: Buffer, start: number, end: number): number => {
  let lines = 0;
  for (let at = start; at < end; at += 1) {
    lines += bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10) ? 1 : 0;
  }
  return lines;
};

/** The first byte in the range at which the text stops being UTF-8. */
const findFirstForeign = (bytes: Buffer, start: number, end: number): number => {
  let low = start;
  let high = end;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const whole = start + wholeCharacters(bytes.subarray(start), middle - start);
    if (isUtf8(bytes.subarray(start, whole))) {
      low = middle;
    } else {
      high = middle;
    }
  }
  // A first byte of several is missed only at the byte behind it.
  const isInside = ((bytes[low] ?? 0) & 0xc0) === 0x80;
  let first = low;
  while (!isInside && first > start && low - first < 3 && (bytes[first - 1] ?? 0) >= 0x80) {
    first -= 1;
  }
  return first;
};

/** Whether the byte is the last of a surrogate that was written as if it were a character. */
const isOfSurrogate = (bytes: Buffer, at: number): boolean =>
  bytes[at - 2] === 0xed && (bytes[at - 1] ?? 0) >= 0xa0;

/** A file in UTF-16 fails only at half a character, or at half of two bytes. */
const isWide = (encoding: string): boolean => encoding.startsWith('utf-16');

/** Opens the text of a file. A mark of another encoding is refused at once, and bytes that are not of the encoding with their line. */
export const createTextFeed = (file: SourceFile, encoding: string): TextFeed => {
  const decoder = createDecoder(file, encoding);
  const start = Buffer.alloc(3);
  const marked = markedEncoding(start.subarray(0, file.readAt(start, 0)));
  if (marked !== null && marked !== decoder.encoding) {
    refuseMark(file, decoder.encoding, marked);
  }
  // A small file needs no large window. What a packed one unpacks to is not known: tables mostly to less than
  // this, and more is read in more steps.
  const expected = file.isPacked ? file.stamp.bytes * usualRatio : file.stamp.bytes;
  const chunk = Math.min(chunkSize, Math.max(smallestChunk, expected + 1));
  const isPlain = decoder.encoding === 'utf-8';
  const raw = isPlain ? Buffer.alloc(0) : Buffer.allocUnsafe(chunk >> 1);
  let window = Buffer.allocUnsafe(chunk * 2);
  let filled = 0;
  let end = 0;
  let isLast = false;
  let isStart = true;

  const makeRoom = (bytes: number): void => {
    if (window.length - filled >= bytes) {
      return;
    }
    const wider = Buffer.allocUnsafe(Math.max(window.length * 2, filled + bytes));
    window.copy(wider, 0, 0, filled);
    window = wider;
  };

  const readPlain = (lineNumber: number): void => {
    // A row that outgrows the window is cut again from its start: ever larger steps keep that cheap.
    const step = Math.max(chunk, filled);
    makeRoom(step);
    const checked = end;
    const count = file.read(window.subarray(filled, filled + step));
    filled += count;
    isLast = count === 0;
    end = isLast ? filled : wholeCharacters(window, filled);
    if (!isUtf8(window.subarray(checked, end))) {
      const foreign = findFirstForeign(window, checked, end);
      const line = lineNumber + countLines(window, 0, foreign);
      const where = `${file.name}, line ${counted(line)}`;
      if (isOfSurrogate(window, foreign)) {
        refuseHalfCharacter(where);
      }
      const byte = (window[foreign] ?? 0).toString(16).padStart(2, '0');
      refuseForeignBytes(file, decoder.encoding, `${where}, byte 0x${byte}`);
    }
    if (isStart && window.toString('hex', 0, 3) === 'efbbbf' && filled >= 3) {
      window.copy(window, 0, 3, filled);
      filled -= 3;
      end -= 3;
    }
  };

  const readDecoded = (lineNumber: number): void => {
    const count = file.read(raw);
    isLast = count === 0;
    let text = '';
    try {
      text = decoder.decode(raw.subarray(0, count), { stream: !isLast });
    } catch {
      const line = lineNumber + countLines(window, 0, filled);
      const where = `${file.name}, at or after line ${counted(line)}`;
      if (isWide(decoder.encoding) && guessEncoding(file.path).encoding === decoder.encoding) {
        refuseHalfCharacter(where);
      }
      refuseForeignBytes(file, decoder.encoding, where);
    }
    makeRoom(text.length * 3);
    filled += window.write(text, filled, 'utf8');
    end = filled;
  };

  return {
    bytes: () => window,
    end: () => end,
    isLast: () => isLast,
    advance: (from, lineNumber) => {
      window.copy(window, 0, from, filled);
      filled -= from;
      end -= from;
      if (isPlain) {
        readPlain(lineNumber);
      } else {
        readDecoded(lineNumber);
      }
      isStart = false;
    },
  };
};

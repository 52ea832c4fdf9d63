import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted } from '#shared/intake/wording.ts';
import type { GuessEvidence } from '#shared/model/import-run.ts';
import { stopReading } from './read-signal.ts';
import { openSourceFile, type SourceFile } from './source-file.ts';

/** What the first bytes say a file is. */
export type FileKind = 'workbook' | 'delimited' | 'json' | 'parquet';

type Magic = { readonly bytes: string; readonly what: string; readonly remedy: string };

const saveAsCsv = 'Open it in its own program and save the table as CSV or XLSX.';

/** First bytes in hexadecimal of files that people mistake for tables. */
const magics: readonly Magic[] = [
  {
    bytes: 'd0cf11e0a1b11ae1',
    what: 'an old Excel file (.xls) or one with a password',
    remedy: 'Save it as XLSX without a password.',
  },
  { bytes: '25504446', what: 'a PDF', remedy: 'Ask for the table behind it as CSV or XLSX.' },
  {
    bytes: '53514c69746520666f726d61742033',
    what: 'an SQLite database',
    remedy: 'Export the table as CSV.',
  },
  { bytes: '89504e470d0a1a0a', what: 'a PNG picture', remedy: saveAsCsv },
  { bytes: 'ffd8ff', what: 'a JPEG picture', remedy: saveAsCsv },
  { bytes: '47494638', what: 'a GIF picture', remedy: saveAsCsv },
  { bytes: '1f8b', what: 'a file compressed with gzip twice', remedy: 'Unpack it first.' },
  { bytes: '425a68', what: 'a file compressed with bzip2', remedy: 'Unpack it first.' },
  { bytes: 'fd377a585a', what: 'a file compressed with xz', remedy: 'Unpack it first.' },
  { bytes: '28b52ffd', what: 'a file compressed with zstd', remedy: 'Unpack it first.' },
  { bytes: '377abcaf271c', what: 'a 7-Zip archive', remedy: 'Unpack it first.' },
  { bytes: '526172211a07', what: 'a RAR archive', remedy: 'Unpack it first.' },
  {
    bytes: '50415245',
    what: 'an encrypted Parquet file',
    remedy: 'Write it without encryption, or as CSV.',
  },
  { bytes: '7f454c46', what: 'a program', remedy: saveAsCsv },
  { bytes: '4d5a9000', what: 'a program', remedy: saveAsCsv },
];

const startsOfText: readonly { readonly start: RegExp; readonly what: string }[] = [
  { start: /^\s*<(?:\?xml|!doctype|html|table)/iu, what: 'an XML or HTML document' },
  { start: /^%!PS|^\{\\rtf/u, what: 'a text document' },
];

const startOfJson = /^\s*(?:\{\s*["}]|\[\s*[[{\]]|[[{]\s*$)/u;

const refuseKind = (name: string, what: string, remedy: string): never =>
  stopReading(refuseInput(name, 'a CSV, JSON, Parquet or XLSX table', what, remedy));

/** Says whether a file is a workbook or text, and refuses files that are certainly neither. */
export const sniffKind = (file: SourceFile): FileKind => {
  const head = Buffer.alloc(512);
  const start = head.subarray(0, file.readAt(head, 0));
  const hex = start.toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) {
    if (file.isPacked) {
      return refuseKind(file.name, 'a workbook or archive in a gzip file', 'Unpack it first.');
    }
    return 'workbook';
  }
  if (hex.startsWith('50415231')) {
    if (file.isPacked) {
      return refuseKind(file.name, 'a Parquet file in a gzip file', 'Unpack it first.');
    }
    return 'parquet';
  }
  const magic = magics.find(({ bytes }) => hex.startsWith(bytes));
  if (magic !== undefined) {
    return refuseKind(file.name, magic.what, magic.remedy);
  }
  const text = start.toString('utf8').replace(/^\ufeff/u, '');
  if (startOfJson.test(text)) {
    return 'json';
  }
  const document = startsOfText.find((candidate) => candidate.start.test(text));
  return document === undefined ? 'delimited' : refuseKind(file.name, document.what, saveAsCsv);
};

type EncodingGuess = { readonly encoding: string; readonly evidence: GuessEvidence };

const guess = (encoding: string, evidence: string): EncodingGuess => ({
  encoding,
  evidence: { about: 'encoding', guess: encoding, evidence },
});

const marks: readonly (readonly [hex: string, encoding: string])[] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];

/** The encoding whose byte-order mark stands at the start, or null without one. */
export const markedEncoding = (start: Buffer): string | null =>
  marks.find(([hex]) => start.toString('hex', 0, 3).startsWith(hex))?.[1] ?? null;

/** UTF-16 without a mark gives itself away: every other byte of plain letters is NUL. */
const guessUtf16 = (start: Buffer): EncodingGuess | null => {
  const nuls = [0, 0];
  start.forEach((byte, index) => {
    nuls[index % 2] = (nuls[index % 2] ?? 0) + (byte === 0 ? 1 : 0);
  });
  const half = start.length / 2;
  const [even = 0, odd = 0] = nuls;
  if (odd > half * 0.6 && even < half * 0.1) {
    return guess('utf-16le', 'Nearly every second byte is zero.');
  }
  return even > half * 0.6 && odd < half * 0.1
    ? guess('utf-16be', 'Nearly every first byte of two is zero.')
    : null;
};

const supported = (label: string): string | null => {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
};

/** The bytes around the first one that is not UTF-8, or null where the whole file is. */
const findForeignBytes = (file: SourceFile): { sample: Buffer; position: number } | null => {
  const chunk = Buffer.allocUnsafe(
    file.isPacked ? 1 << 20 : Math.min(1 << 20, file.stamp.bytes + 1),
  );
  for (let position = 0; ;) {
    const count = file.readAt(chunk, position);
    if (count === 0) {
      return null;
    }
    const isEnd = count < chunk.length;
    const whole = isEnd ? count : wholeCharacters(chunk, count);
    if (!isUtf8(chunk.subarray(0, whole))) {
      return { sample: Buffer.from(chunk.subarray(0, count)), position };
    }
    position += Math.max(whole, 1);
  }
};

/** How many of `count` bytes are left when a UTF-8 character cut in two is not counted. */
export const wholeCharacters = (bytes: Buffer, count: number): number => {
  for (let back = 1; back <= Math.min(3, count); back += 1) {
    const byte = bytes[count - back] ?? 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? count - back : count;
    }
    if (byte < 0x80) {
      return count;
    }
  }
  return count;
};

/** The encoding that the first bytes alone give away: by a mark, or by zeros as UTF-16 has them. */
export const guessWide = (file: SourceFile): string | null => {
  const head = Buffer.alloc(4096);
  const start = head.subarray(0, file.readAt(head, 0));
  return markedEncoding(start) ?? guessUtf16(start)?.encoding ?? null;
};

/**
 * Guesses the encoding of a text file: its byte-order mark, then UTF-8 if every byte of the file
 * agrees, then the frequency of letters around the first byte that does not.
 */
export const guessEncoding = (path: string): EncodingGuess => {
  const file = openSourceFile(path);
  try {
    const head = Buffer.alloc(4096);
    const start = head.subarray(0, file.readAt(head, 0));
    const marked = markedEncoding(start);
    if (marked !== null) {
      return guess(marked, 'The file starts with its byte-order mark.');
    }
    const wide = guessUtf16(start);
    if (wide !== null) {
      return wide;
    }
    const foreign = findForeignBytes(file);
    if (foreign === null) {
      const bytes = file.isPacked ? 'unpacked bytes' : `${counted(file.stamp.bytes)} bytes`;
      return guess('utf-8', `All ${bytes} are UTF-8.`);
    }
    for (const match of analyse(foreign.sample)) {
      const encoding = supported(match.name);
      if (encoding !== null && !encoding.startsWith('utf-')) {
        return guess(
          encoding,
          `Not UTF-8; by the frequency of its letters ${encoding}, with ${match.confidence} of 100 points.`,
        );
      }
    }
    return guess('windows-1252', 'Not UTF-8; taken for the usual encoding of Western Windows.');
  } finally {
    file.close();
  }
};

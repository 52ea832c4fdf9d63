import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted } from '#shared/intake/wording.ts';
import { stopReading } from './read-signal.ts';
import type { SourceFile } from './source-file.ts';
import { createTextFeed } from './text-feed.ts';

/** One record as text; more is no row of a table. */
const longestRecord = 16 << 20;
const mostDepth = 64;

const quote = 34;
const comma = 44;
const backslash = 92;
const openList = 91;
const closeList = 93;
const openRecord = 123;
const closeRecord = 125;

const isBlank = (byte: number): boolean => byte === 32 || byte === 9 || byte === 10 || byte === 13;

const refuseRecord = (file: SourceFile, number: number, found: string): never =>
  stopReading(
    refuseInput(
      `${file.name}, record ${counted(number)}`,
      'JSON records: one list of objects, or one object a line',
      found,
      'Export the data again, as a list of flat objects.',
    ),
  );

const parseRecord = (file: SourceFile, text: string, number: number): object => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) {
      return value;
    }
  } catch {
    return refuseRecord(file, number, 'text that is no JSON');
  }
  return refuseRecord(file, number, 'something else than an object');
};

/** The end of the record that starts at `start`, or -1 where the window ends first. */
const endOfRecord = (bytes: Buffer, start: number, end: number, tooDeep: () => never): number => {
  let depth = 0;
  let isText = false;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (isText) {
      if (byte === backslash) {
        at += 1;
      } else if (byte === quote) {
        isText = false;
      }
    } else if (byte === quote) {
      isText = true;
    } else if (byte === openRecord || byte === openList) {
      depth += 1;
      if (depth > mostDepth) {
        tooDeep();
      }
    } else if (byte === closeRecord || byte === closeList) {
      depth -= 1;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return -1;
};

/** What may stand next outside of records. */
type Place = 'start' | 'lines' | 'listRecord' | 'listComma' | 'behind';

/**
 * Hands on the objects of a JSON list or of JSON lines with their numbers from 1 on, one at a time:
 * memory holds one record. `visit` ends the reading with false. Anything that is not strictly JSON
 * is refused with the record where it stands.
 */
export const readRecords = (
  file: SourceFile,
  visit: (record: object, number: number) => boolean,
  onChunk: () => void,
): void => {
  const feed = createTextFeed(file, 'utf-8');
  let place: Place = 'start';
  let number = 0;
  let at = 0;

  /** Where reading goes on behind one byte outside of records, by what may stand there. */
  const placeBehind = (byte: number): Place => {
    if (byte === openList && place === 'start') {
      return 'listRecord';
    }
    if (byte === comma && place === 'listComma') {
      return 'listRecord';
    }
    if (byte === closeList && (place === 'listComma' || (place === 'listRecord' && number === 0))) {
      return 'behind';
    }
    return refuseRecord(file, number + 1, `${JSON.stringify(String.fromCharCode(byte))} there`);
  };

  for (;;) {
    feed.advance(at, 1);
    onChunk();
    at = 0;
    const bytes = feed.bytes();
    const end = feed.end();
    while (at < end) {
      const byte = bytes[at] ?? 0;
      if (isBlank(byte)) {
        at += 1;
        continue;
      }
      if (byte !== openRecord || place === 'listComma' || place === 'behind') {
        place = placeBehind(byte);
        at += 1;
        continue;
      }
      const next = endOfRecord(bytes, at, end, () =>
        refuseRecord(file, number + 1, `lists and objects more than ${mostDepth} deep`),
      );
      if ((next < 0 ? end : next) - at > longestRecord) {
        return refuseRecord(file, number + 1, 'a record of more than 16 MB');
      }
      if (next < 0) {
        break;
      }
      number += 1;
      place = place === 'listRecord' ? 'listComma' : 'lines';
      if (!visit(parseRecord(file, bytes.toString('utf8', at, next), number), number)) {
        return;
      }
      at = next;
    }
    if (feed.isLast()) {
      const isCut = at < end || place === 'listRecord' || place === 'listComma';
      return isCut
        ? refuseRecord(file, number + (at < end ? 1 : 0), 'a file that ends too early')
        : undefined;
    }
  }
};

import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { keyJoint } from '#shared/intake/lookup-key.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { quoted } from '#shared/intake/wording.ts';
import type { RecipeLookup } from '#shared/model/recipe.ts';
import { stopReading } from '../source/read-signal.ts';
import { createByteDictionary } from './byte-dictionary.ts';

/** Rows of another source by their key; a cell is bytes of UTF-8, a number in its shortest form. */
export type LookupTable = {
  /** The row with this key, or -1. */
  readonly find: (key: string) => number;
  /** The cell as text; empty where it is blank. */
  readonly text: (row: number, column: number) => string;
};

const chunkBytes = 1 << 18;

const eachLine = (path: string, visit: (line: string) => void): void => {
  const descriptor = openSync(path, 'r');
  const decoder = new StringDecoder('utf8');
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let rest = '';
  try {
    for (let count = -1; count !== 0;) {
      count = readSync(descriptor, chunk, 0, chunkBytes, null);
      const lines = (rest + decoder.write(chunk.subarray(0, count))).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(visit);
    }
  } finally {
    closeSync(descriptor);
  }
};

/**
 * Reads the file of a lookup. Of two runs the newer one wins, which stands first; within a run the rule
 * of the lookup decides, and rows that agree in all that is taken are one.
 */
export const readLookupTable = (path: string, lookup: RecipeLookup): LookupTable => {
  const keys = createByteDictionary();
  const texts = createByteDictionary();
  const width = lookup.take.length;
  let codes = new Int32Array(1024 * width);
  const runOfRow: number[] = [];
  let run = 0;

  const codeOf = (dictionary: typeof keys, text: string): number => {
    const bytes = Buffer.from(text, 'utf8');
    return dictionary.intern(bytes, 0, bytes.length);
  };

  const put = (row: number, cells: readonly (string | number | null)[]): void => {
    if ((row + 1) * width > codes.length) {
      const wide = new Int32Array(codes.length * 2);
      wide.set(codes);
      codes = wide;
    }
    cells.forEach((cell, column) => {
      codes[row * width + column] = cell === null ? -1 : codeOf(texts, String(cell));
    });
  };

  const isSame = (row: number, cells: readonly (string | number | null)[]): boolean =>
    cells.every((cell, column) => {
      const code = codes[row * width + column] ?? -1;
      return cell === null ? code < 0 : code >= 0 && texts.text(code) === String(cell);
    });

  eachLine(path, (line) => {
    const parsed = JSON.parse(line) as number | readonly [string, ...(string | number | null)[]];
    if (typeof parsed === 'number') {
      run = parsed;
      return;
    }
    const [key, ...cells] = parsed;
    const row = codeOf(keys, key);
    if (runOfRow[row] === undefined) {
      runOfRow[row] = run;
      put(row, cells);
    } else if (runOfRow[row] === run && lookup.duplicates !== 'first') {
      if (lookup.duplicates === 'last') {
        put(row, cells);
      } else if (!isSame(row, cells)) {
        stopReading(
          refuseInput(
            `Lookup in ${lookup.source}`,
            'one row for each key, or rows that agree',
            `different rows for ${quoted(key.replaceAll(keyJoint, ', '))}`,
            'Look up by more columns, or say whether the first or the last row counts.',
          ),
        );
      }
    }
  });

  return {
    find: (key) => {
      const bytes = Buffer.from(key, 'utf8');
      return keys.find(bytes, 0, bytes.length);
    },
    text: (row, column) => {
      const code = codes[row * width + column] ?? -1;
      return code < 0 ? '' : texts.text(code);
    },
  };
};

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#electron/launch/support/project-root.js';

/** Rows of the table below its head. */
const lines = readFileSync(join(projectRoot, 'docs/bad-input.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2);

/** Title and file of the test that stands behind a row, or null where the row names none. */
const testOf = (line: string): { readonly title: string; readonly file: string } | null => {
  const [, title, file] = /\| \[(.*)\]\(\.\.\/(test\/\S+\.ts)\)\s*\|$/u.exec(line) ?? [];
  // The formatter puts a backslash before what would be taken for emphasis.
  return title === undefined || file === undefined
    ? null
    : { title: title.replaceAll('\\', ''), file };
};

/** Whether the file has exactly this title as a text of its own: of a test, or of a case of one. */
const hasTest = (file: string, title: string): boolean => {
  const path = join(projectRoot, file);
  const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote},`));
};

describe('the table of bad input', () => {
  it('names a test that exists, by title and file, in every row', () => {
    const missing = lines.filter((line) => {
      const named = testOf(line);
      return named === null || !hasTest(named.file, named.title);
    });
    expect(missing).toEqual([]);
    expect(lines.length).toBeGreaterThan(60);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#electron/launch/support/project-root.js';

/** Title and file of the test that stands behind each row of the table. */
const rows = readFileSync(join(projectRoot, 'docs/bad-input.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, title, file] = /\| \[(.*)\]\(\.\.\/(test\/\S+\.ts)\)\s*\|$/u.exec(line) ?? [];
    // The formatter puts a backslash before what would be taken for emphasis.
    return title === undefined || file === undefined
      ? []
      : [{ title: title.replaceAll('\\', ''), file }];
  });

describe('the table of bad input', () => {
  it('has a test behind every row', () => {
    const missing = rows.filter(
      ({ title, file }) => !readFileSync(join(projectRoot, file), 'utf8').includes(title),
    );
    expect(missing).toEqual([]);
    expect(rows.length).toBeGreaterThan(20);
  });
});

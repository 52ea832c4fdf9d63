import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '#db/migrations/migration-list.ts';

const folder = resolve(import.meta.dirname, '../../db/migrations');

/** SHA-256 of every migration that a released version contains; none is released yet. */
const released: Readonly<Record<string, string>> = {
  '0021-weight-votes.ts': '940a4e764af8ad4c0ad962acc085e8245f3ae454e109a2493305d5a33d10129d',
  '0023-parallel-ladders.ts': '10f80058038880478c12400674c572168a009de94c7695e2b6415e19328123ba',
};

describe('migrations', () => {
  it('are numbered from 1 without a gap, and all are listed', async () => {
    const files = (await readdir(folder)).filter((name) => /^\d{4}-/u.test(name)).sort();
    expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(
      files.map((_, index) => index + 1),
    );
    expect(migrations).toHaveLength(files.length);
  });

  it('never change once released', async () => {
    const actual: Record<string, string> = {};
    for (const name of Object.keys(released)) {
      actual[name] = createHash('sha256')
        .update(await readFile(join(folder, name)))
        .digest('hex');
    }
    expect(actual).toEqual(released);
  });
});

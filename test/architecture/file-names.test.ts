import { readdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

describe('file names', () => {
  it('are kebab-case in every layer', async () => {
    const files: string[] = [];
    for (const layer of ['shared', 'db', 'electron', 'renderer', 'test']) {
      files.push(...(await readdir(resolve(root, layer), { recursive: true })));
    }
    const odd = files
      .map((file) => basename(file))
      .filter((name) => /\.(?:ts|tsx|js|css)$/u.test(name))
      .filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z-]+)*\.(?:ts|tsx|js|css)$/u.test(name));
    expect(odd).toEqual([]);
  });
});

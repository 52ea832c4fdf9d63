import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inProject } from '#electron/launch/support/project-root.js';

const scripts = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.c?js$/u.test(file))
    .map((file) => join(folder, file));

/** Packages and files that went into a built script. */
const sourcesOf = (script: string): readonly string[] =>
  (JSON.parse(readFileSync(`${script}.map`, 'utf8')) as { readonly sources: readonly string[] })
    .sources;

describe('the built application', () => {
  it('keeps every script in ASCII, which takes half the memory', () => {
    const others = scripts(inProject('dist'))
      .filter((file) => !file.includes('verifier'))
      .filter((file) => !/^[\0-\x7f]*$/u.test(readFileSync(file, 'latin1')));
    expect(others).toEqual([]);
  });

  it('starts a window without schemas', () => {
    const [start = '', ...more] = scripts(inProject('dist', 'page')).filter((file) =>
      basename(file).startsWith('start-'),
    );
    const sources = sourcesOf(start);
    expect(more).toEqual([]);
    expect(sources.filter((file) => file.includes('node_modules/zod/'))).toEqual([]);
    expect(sources.some((file) => file.endsWith('shared/model/defaults.ts'))).toBe(true);
  });
});

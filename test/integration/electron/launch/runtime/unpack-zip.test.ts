import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { integrityOf } from '#electron/launch/runtime/fallback-electron.js';
import { unpackZip } from '#electron/launch/runtime/unpack-zip.js';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

describe('unpacking a distribution', () => {
  let folder = '';
  const zip = (entries: Zippable): string => {
    const file = path.join(folder, 'a.zip');
    writeFileSync(file, zipSync(entries, { os: 3 }));
    return file;
  };
  const target = (): string => path.join(folder, 'out');

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tierwright-zip-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('writes the wanted files with their contents and leaves out the others', async () => {
    const file = zip({
      'App/program': text('machine code'),
      'App/locales/de.pak': text('Deutsch'),
      'App/resources/app/main.js': text('of another program'),
    });
    await unpackZip(file, target(), (name) => !name.includes('/resources/'));
    expect(readFileSync(path.join(target(), 'App/program'), 'utf8')).toBe('machine code');
    expect(readFileSync(path.join(target(), 'App/locales/de.pak'), 'utf8')).toBe('Deutsch');
    expect(readdirSync(path.join(target(), 'App')).sort()).toEqual(['locales', 'program']);
  });

  test.skipIf(process.platform === 'win32')('keeps what may be executed executable', async () => {
    const file = zip({
      'App/program': [text('machine code'), { os: 3, attrs: 0o100755 << 16 }],
      'App/licence.txt': [text('words'), { os: 3, attrs: 0o100644 << 16 }],
    });
    await unpackZip(file, target(), () => true);
    const mode = (name: string): number => statSync(path.join(target(), name)).mode & 0o777;
    expect([mode('App/program'), mode('App/licence.txt')]).toEqual([0o755, 0o644]);
  });

  test('refuses a name that leaves the folder', async () => {
    const file = zip({ '../outside.txt': text('hostile') });
    await expect(unpackZip(file, target(), () => true)).rejects.toThrow(/invalid relative path/);
    expect(readdirSync(folder)).toEqual(['a.zip']);
  });

  test('knows the digest of a file in the form of lock files', async () => {
    const file = path.join(folder, 'abc');
    writeFileSync(file, 'abc');
    // SHA-512 of "abc" as FIPS 180-2 gives it, in base 64.
    expect(await integrityOf(file)).toBe(
      'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
    );
  });
});

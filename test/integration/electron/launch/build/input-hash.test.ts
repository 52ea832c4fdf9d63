import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashInputs } from '#electron/launch/build/input-hash.js';

describe('the digest that decides whether to build again', () => {
  let root = '';
  const entries = ['shared', 'package.json'];
  const digest = (): string => hashInputs(root, entries);

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'tierwright-hash-'));
    mkdirSync(path.join(root, 'shared', 'scoring'), { recursive: true });
    writeFileSync(path.join(root, 'shared', 'scoring', 'a.ts'), 'export const a = 1;\n');
    writeFileSync(path.join(root, 'package.json'), '{}\n');
  });

  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  test('stays when nothing but a time of change has changed', () => {
    const before = digest();
    utimesSync(path.join(root, 'package.json'), 1, 1);
    expect(digest()).toBe(before);
  });

  test('stays for the same sources in another folder', () => {
    const before = digest();
    const moved = `${root}-moved`;
    renameSync(root, moved);
    root = moved;
    expect(digest()).toBe(before);
  });

  test('changes with a byte, a name, a new file and a lost one', () => {
    const file = path.join(root, 'shared', 'scoring', 'a.ts');
    const digests = [digest()];
    writeFileSync(file, 'export const a = 2;\n');
    digests.push(digest());
    renameSync(file, path.join(root, 'shared', 'scoring', 'b.ts'));
    digests.push(digest());
    writeFileSync(path.join(root, 'shared', 'c.ts'), '');
    digests.push(digest());
    rmSync(path.join(root, 'package.json'));
    digests.push(digest());
    expect(new Set(digests).size).toBe(digests.length);
  });

  test('tells apart where one file ends and the next begins', () => {
    const write = (first: string, second: string): string => {
      writeFileSync(path.join(root, 'shared', '1.ts'), first);
      writeFileSync(path.join(root, 'shared', '2.ts'), second);
      return digest();
    };
    expect(write('ab', 'c')).not.toBe(write('a', 'bc'));
  });

  test('leaves out what is not named', () => {
    const before = digest();
    writeFileSync(path.join(root, 'README.md'), 'More words.\n');
    expect(digest()).toBe(before);
  });
});

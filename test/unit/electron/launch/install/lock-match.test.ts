import { describe, expect, test } from 'vitest';
import { differingPackages } from '#electron/launch/install/lock-match.js';

const locked = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b': { version: '2.0.0', integrity: 'sha512-b' },
  'node_modules/only-on-windows': { version: '3.0.0', integrity: 'sha512-c', optional: true },
};

const installed = {
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b': { version: '2.0.0', integrity: 'sha512-b' },
};

describe('whether the installed packages are those of the lock file', () => {
  test('the same packages, without one made for another system, are the same', () => {
    expect(differingPackages(locked, installed)).toEqual([]);
  });

  test('nothing installed differs in every package that is not optional', () => {
    expect(differingPackages(locked, {})).toEqual(['node_modules/a', 'node_modules/b']);
  });

  test('another version differs', () => {
    const older = { ...installed, 'node_modules/b': { version: '1.9.0', integrity: 'sha512-b' } };
    expect(differingPackages(locked, older)).toEqual(['node_modules/b']);
  });

  test('the same version with another content differs', () => {
    const swapped = { ...installed, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } };
    expect(differingPackages(locked, swapped)).toEqual(['node_modules/a']);
  });

  test('an optional package that is there must be the locked one', () => {
    const stale = { ...installed, 'node_modules/only-on-windows': { version: '2.0.0' } };
    expect(differingPackages(locked, stale)).toEqual(['node_modules/only-on-windows']);
  });

  test('a package that nobody locked does no harm', () => {
    const more = { ...installed, 'node_modules/own-experiment': { version: '0.0.1' } };
    expect(differingPackages(locked, more)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { prefixFor } from '#electron/launch/system/rights.js';

describe('who may change the system unasked', () => {
  test('root may', () => {
    expect(prefixFor({ isRoot: true, isCi: false, hasSudo: false })).toEqual([]);
  });

  test('CI may through sudo, which never waits for a password there', () => {
    expect(prefixFor({ isRoot: false, isCi: true, hasSudo: true })).toEqual(['sudo', '-n']);
  });

  test('CI without sudo may not', () => {
    expect(prefixFor({ isRoot: false, isCi: true, hasSudo: false })).toBeUndefined();
  });

  test('a person is asked instead', () => {
    expect(prefixFor({ isRoot: false, isCi: false, hasSudo: true })).toBeUndefined();
  });
});

import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPathGrants } from '#electron/main/path-grants.ts';

const uses = ['workspace', 'read', 'write', 'folder'] as const;

describe('granted paths', () => {
  it.each([
    ['workspace', ['workspace']],
    ['read', ['read']],
    ['write', ['read', 'write']],
  ] as const)('may be used for what they were chosen for: %s', (use, allowed) => {
    const grants = createPathGrants();
    const path = grants.grant('/data/file', use);

    expect(uses.filter((each) => grants.isGranted(path, each))).toEqual(allowed);
  });

  it('add up when a path is chosen twice', () => {
    const grants = createPathGrants();
    grants.grant('/data/file', 'read');
    grants.grant('/data/file', 'workspace');

    expect(uses.filter((use) => grants.isGranted('/data/file', use))).toEqual([
      'workspace',
      'read',
    ]);
  });

  it('have one spelling, which the choice returns', () => {
    const grants = createPathGrants();

    expect(grants.grant('/data/../data/./file', 'read')).toBe(resolve('/data/file'));
    expect(grants.grant('file', 'read')).toBe(resolve('file'));
  });

  it.each([
    '/data',
    '/data/',
    '/data/file2',
    '/data/file/',
    '/data/file/../file',
    '/data//file',
    '/DATA/file',
    '/data/file\0',
    'data/file',
    'file:///data/file',
    '',
  ])('do not extend to %j', (path) => {
    const grants = createPathGrants();
    grants.grant('/data/file', 'write');

    expect(uses.filter((use) => grants.isGranted(path, use))).toEqual([]);
    expect(grants.isKnown(path)).toBe(false);
  });

  it('know what was chosen for anything', () => {
    const grants = createPathGrants();
    grants.grant('/data/file', 'read');

    expect(grants.isKnown('/data/file')).toBe(true);
  });
});

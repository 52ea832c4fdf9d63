import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freePath, safeFileName } from '#electron/main/file-names.ts';

describe('a suggested file name', () => {
  it.each([
    ['Programme 2026', 'Programme 2026'],
    ['Größe & Wert', 'Größe & Wert'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
    ['../../etc/passwd', 'etc-passwd'],
    ['  spaces and dots . ', 'spaces and dots'],
    ['line\nbreak\0', 'line-break'],
    ['.hidden', 'hidden'],
    ['', 'Untitled'],
    ['///', 'Untitled'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['console', 'console'],
  ])('%j becomes %j', (suggested, name) => {
    expect(safeFileName(suggested, 'Untitled')).toBe(name);
  });

  it('is one part of a path, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (suggested) => {
        const name = safeFileName(suggested, 'Untitled');
        expect(name).not.toMatch(/[\p{Cc}\\/:*?"<>|]/u);
        expect(name).not.toMatch(/^[\s.]|[\s.]$/u);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(121);
      }),
    );
  });
});

describe('a free path', () => {
  it('is the first that does not exist', async () => {
    const taken = new Set(['/d/Sample.x', '/d/Sample 2.x']);
    const exists = (path: string): Promise<boolean> => Promise.resolve(taken.has(path));

    expect(await freePath('/d', 'Sample', '.x', exists)).toBe('/d/Sample 3.x');
    expect(await freePath('/d', 'Other', '.x', exists)).toBe('/d/Other.x');
  });
});

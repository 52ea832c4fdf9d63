import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFile, aRecipe, check, preview, refusalOf } from './support.ts';

const table = `id;amount;day;region\n${Array.from(
  { length: 30_000 },
  (_, row) => `p${row % 50};${row},5;2026-01-02;Süd\n`,
).join('')}`;

const recipe = aRecipe({
  file: { kind: 'delimited', encoding: 'utf-8', delimiter: ';', headerRow: 1 },
  decimal: ',',
});

describe('a file packed with gzip', () => {
  it.each([';', '\t', '|'] as const)(
    'is guessed and read as the table in it, with %j',
    async (delimiter) => {
      const bytes = gzipSync(table.replaceAll(';', delimiter));
      const path = await aFile(bytes, 'orders.csv.gz');
      const seen = await preview(path);
      expect(seen).toMatchObject({
        ok: true,
        value: {
          rowsRead: 30_000,
          guess: { source: { name: 'orders' }, file: { delimiter }, decimal: ',' },
        },
      });
      const read = await check(path, {
        ...recipe,
        file: { kind: 'delimited', encoding: 'utf-8', delimiter, headerRow: 1 },
      });
      expect(read).toMatchObject({
        ok: true,
        value: {
          rowsAccepted: 30_000,
          fileBytes: bytes.length,
          fileSha256: createHash('sha256').update(bytes).digest('hex'),
        },
      });
    },
  );

  it('may be in another encoding, or in several members one behind the other', async () => {
    const wide = gzipSync(Buffer.from(`\ufeff${table}`, 'utf16le'));
    const members = Buffer.concat([gzipSync(table), gzipSync('x;1,5;2026-01-02;Nord\n')]);
    const reads = await Promise.all([
      check(await aFile(wide, 'wide.gz'), {
        ...recipe,
        file: { kind: 'delimited', encoding: 'utf-16le', delimiter: ';', headerRow: 1 },
      }),
      check(await aFile(members, 'members.gz'), recipe),
    ]);
    expect(reads.map((read) => (read.ok ? read.value.rowsAccepted : read.error))).toEqual([
      30_000, 30_001,
    ]);
  });

  it('is refused where it is cut off, damaged, packed twice, a workbook or a bomb', async () => {
    const whole = gzipSync(table);
    const flipped = Buffer.from(whole);
    flipped[flipped.length - 6] = (flipped.at(-6) ?? 0) ^ 1;
    const files: readonly (readonly [string, Buffer])[] = [
      ['cut', whole.subarray(0, whole.length - 3000)],
      ['headless', whole.subarray(0, 5)],
      ['checksum', flipped],
      ['twice', gzipSync(whole)],
      ['workbook', gzipSync(Buffer.from('504b0304', 'hex'))],
      ['bomb', gzipSync(Buffer.alloc(100 << 20, 'a'), { level: 9 })],
    ];
    const refused = await Promise.all(
      files.map(async ([name, bytes]) => refusalOf(await check(await aFile(bytes, name), recipe))),
    );
    expect(refused).toEqual([
      'cut: bytes that do not match its checksum',
      'headless: bytes that do not match its checksum',
      'checksum: bytes that do not match its checksum',
      'twice: a file compressed with gzip twice',
      'workbook: a workbook or archive in a gzip file',
      'bomb: one that unpacks to more',
    ]);
  });

  it('never throws, whatever bytes of it are changed', async () => {
    const whole = gzipSync(table.slice(0, 3000));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
        async (changes) => {
          const bytes = Buffer.from(whole);
          for (const [place, value] of changes) {
            bytes[place] = value;
          }
          expect((await check(await aFile(bytes, 'table.gz'), recipe)).ok).toBeTypeOf('boolean');
        },
      ),
      { numRuns: 60 },
    );
  });
});

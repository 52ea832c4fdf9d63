import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { decide } from '#electron/engine/services/partners.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { reopened, testTime } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, refusalOf } from '../intake/support.ts';
import { aLine, importedLines, lineRecipe, linesCsv } from '../metrics/every-metric.ts';

const merge = async (file: WorkspaceFile, alias: string, survivor: string): Promise<void> => {
  const done = await decide(file, { kind: 'merge', alias, survivor }, testTime.toISOString());
  expect(refusalOf(done)).toBe('not refused');
};

/** All but names, which are the survivor's; labels as texts: dictionaries may number them differently. */
const plain = (snapshot: Snapshot): unknown => ({
  ...snapshot,
  partnerNames: null,
  attributes: snapshot.attributes.map(({ labels, codes, ...attribute }) => ({
    ...attribute,
    texts: Array.from(codes, (code) => labels[code]),
  })),
});

describe('merged partners', () => {
  it('have the figures that files would give that name them by one key, bit for bit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(aLine, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 2 }),
        async (files) => {
          const merged = await importedLines(files.map((rows) => linesCsv(rows, (key) => key)));
          const known = readSnapshot(merged).partnerKeys;
          const sameAs = new Map([
            ['B', 'A'],
            ['C', 'A'],
          ]);
          for (const [alias, survivor] of sameAs) {
            if (known.includes(alias) || known.includes(survivor)) {
              await merge(merged, alias, survivor);
            }
          }
          const asOne = await importedLines(
            files.map((rows) => linesCsv(rows, (key) => sameAs.get(key) ?? key)),
          );
          expect(plain(readSnapshot(merged))).toEqual(plain(readSnapshot(asOne)));
        },
      ),
      { numRuns: 10 },
    );
  });

  it('catch later imports that use the old key, and come apart again as they were', async () => {
    const rows = (id: string, amount: number): string =>
      linesCsv([{ id, day: '2026-03-31', product: 'P1', amount, pieces: 1 }], (key) => key);
    const file = await importedLines([rows('A', 1), rows('B', 2)]);
    const before = readSnapshot(file);
    await merge(file, 'B', 'A');
    const path = await aFile(rows('B', 40));
    await commitImport(file, { path, recipe: lineRecipe }, aContext());
    const sums = ({ metrics }: Snapshot): readonly number[] => [
      ...(metrics.find(({ code }) => code === 'sum')?.values ?? []),
    ];
    const later = readSnapshot(file);
    expect([later.partnerKeys, sums(later)]).toEqual([['A'], [40]]);

    await file.close();
    const again = await reopened(file.path);
    await decide(again, { kind: 'split', alias: 'B' }, testTime.toISOString());
    const apart = readSnapshot(again);
    expect([apart.partnerKeys, sums(apart)]).toEqual([before.partnerKeys, [1, 40]]);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { createWorkspaceFile } from '#db/create-workspace-file.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { forkReader } from '#electron/engine/intake/reader/fork-reader.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { importRecipe, writeImportTable } from './benches/import-table.ts';

/** Of the sources: the same code as in the built application. */
const startReader = forkReader(new URL('../../electron/engine/workers/', import.meta.url));

const rowsEach = 200_000;
const runs = 3;

/** Five departments, four metrics each, none of which is added up while reading. */
const recipes: readonly Recipe[] = Array.from({ length: 5 }, (_, source): Recipe => ({
  ...importRecipe,
  source: { name: `Source ${source + 1}`, department: '' },
  metrics: (['sum', 'median', 'growth', 'hhi'] as const).map((aggregation, index) => ({
    code: `m_${source}_${index}`,
    name: `Metric ${index} of source ${source}`,
    header: `measure_${index}`,
    aggregation,
    by: aggregation === 'hhi' ? 'measure_0' : undefined,
    window: aggregation === 'median' ? undefined : { date: 'order_date', months: 12, back: 0 },
    unit: '',
    decimals: 2,
    higherIsBetter: true,
  })),
}));

const foldedMetrics = ({ connection }: WorkspaceFile): number =>
  connection.prepare<[], number>('SELECT count(*) FROM run_metric').pluck().get() ?? 0;

/** Times in ms, and how many metrics were folded from rows. */
export type OneOfFive = {
  readonly all: readonly number[];
  readonly one: readonly number[];
  readonly foldedAtFirst: number;
  readonly foldedAgain: number;
};

/** Five sources are imported; then one delivers again. Each ends when the snapshot of all is read. */
export const timeOneOfFive = async (): Promise<OneOfFive> => {
  const folder = await mkdtemp(join(tmpdir(), 'tierwright-bench-'));
  const times = { all: [] as number[], one: [] as number[], first: 0, again: 0 };
  try {
    const tables = await Promise.all(
      [0, 1].map(async (delivery) => {
        const path = join(folder, `delivery-${delivery}.csv`);
        await writeImportTable(path, rowsEach + delivery);
        return path;
      }),
    );
    for (let run = 0; run < runs; run += 1) {
      const opened = await createWorkspaceFile(
        join(folder, `${run}.tierwright`),
        'Programme',
        aModel(),
        new Date(0),
      );
      if (!opened.ok) {
        throw new Error(opened.error.type);
      }
      const file = opened.value;
      const importing = async (delivery: number, some: readonly Recipe[]): Promise<number> => {
        const begun = performance.now();
        for (const recipe of some) {
          const done = await commitImport(
            file,
            { path: tables[delivery] ?? '', recipe },
            {
              signal: new AbortController().signal,
              progress: () => undefined,
              startReader,
              now: () => new Date(0),
            },
          );
          if (!done.ok) {
            throw new Error(JSON.stringify(done.error));
          }
        }
        readSnapshot(file);
        return performance.now() - begun;
      };
      times.all.push(await importing(0, recipes));
      times.first = foldedMetrics(file);
      times.one.push(await importing(1, recipes.slice(0, 1)));
      times.again = foldedMetrics(file) - times.first;
      await file.close();
    }
    return {
      all: times.all,
      one: times.one,
      foldedAtFirst: times.first,
      foldedAgain: times.again,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

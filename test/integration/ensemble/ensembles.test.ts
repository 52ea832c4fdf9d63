import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packFigures, unpackFigures } from '#db/futures/pack-figures.ts';
import { writeFutures } from '#db/futures/futures-rows.ts';
import { writeModel } from '#db/model/model-rows.ts';
import { readHistory, walkHistory } from '#db/history/walk-history.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { createSampleWorkspace } from '#electron/engine/services/create-sample-workspace.ts';
import {
  discoverIn,
  keptEnsemble,
  listEnsembles,
} from '#electron/engine/services/ensemble/kept-ensembles.ts';
import { runEnsemble } from '#electron/engine/services/ensemble/run-ensemble.ts';
import { readWorkspace } from '#electron/engine/services/read-workspace.ts';
import { checkSignposts, testSignposts } from '#electron/engine/services/signposts.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import { usualEnsemble, type EnsembleRun, type EnsembleSettings } from '#shared/model/ensemble.ts';
import type { Play, Signpost } from '#shared/model/signpost.ts';
import type { Result } from '#shared/result.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { reopened, testTime } from '#test/fixtures/a-workspace.ts';
import { aContext } from '../intake/support.ts';

const workersFolder = new URL('../../../electron/engine/workers/', import.meta.url);
const now = (): Date => testTime;

const makeSample = async (path: string): Promise<void> => {
  const made = await createSampleWorkspace(
    path,
    {
      ...{ startReader: aContext().startReader, now, workersFolder },
      ...{ configFolder: '', fontsFolder: workersFolder, verifierPage: workersFolder },
    },
    { signal: new AbortController().signal, progress: () => undefined },
  );
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  await made.value.close();
};

/** The sample is made once; each test gets a copy of its own. */
let original = '';

beforeAll(async () => {
  original = join(await mkdtemp(join(tmpdir(), 'tierwright-')), 'sample.tierwright');
  await makeSample(original);
});

afterAll(() => rm(dirname(original), { recursive: true, force: true }));

const aSample = async (): Promise<WorkspaceFile> => {
  const path = join(await aFolder(), 'sample.tierwright');
  await copyFile(original, path);
  return reopened(path);
};

type Asked = Partial<EnsembleSettings> & { readonly threads?: number; readonly isKept?: boolean };

const run = (
  file: WorkspaceFile,
  { threads = 1, isKept = true, ...settings }: Asked = {},
  context: Partial<RequestContext> = {},
): Promise<Result<EnsembleRun, AppError>> =>
  runEnsemble(
    file,
    { settings: { ...usualEnsemble, futures: 300, ...settings }, isKept },
    { workersFolder, now, threads },
    { signal: new AbortController().signal, progress: () => undefined, ...context },
  );

const ran = async (...words: Parameters<typeof run>): Promise<EnsembleRun> => {
  const made = await run(...words);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};

const refused = async (...words: Parameters<typeof run>): Promise<AppError | null> => {
  const made = await run(...words);
  return made.ok ? null : made.error;
};

describe('an ensemble in threads', () => {
  it('gives the same bytes with one, two and three, of either design, and is kept through undo and a restart', async () => {
    const file = await aSample();
    const steps = readHistory(file.connection).position;
    for (const method of ['latinHypercube', 'sobol'] as const) {
      const one = await ran(file, { method, keepsTiers: true, isKept: false });
      const two = await ran(file, { method, keepsTiers: true, isKept: false, threads: 2 });
      const three = await ran(file, { method, keepsTiers: true, isKept: false, threads: 3 });
      expect(packFigures(two.figures).equals(packFigures(one.figures))).toBe(true);
      expect(packFigures(three.figures).equals(packFigures(one.figures))).toBe(true);
      expect(unpackFigures(packFigures(one.figures))).toEqual(one.figures);
    }
    expect([readHistory(file.connection).position, listEnsembles(file)]).toEqual([steps, []]);

    const kept = await ran(file, { threads: 2 });
    const { facts, figures, ...record } = kept;
    expect(listEnsembles(file)).toEqual([record]);
    expect(facts.partnerKeys).toHaveLength(record.partners);
    expect(figures.bill).toHaveLength(300);
    await walkHistory(file, steps);
    expect(listEnsembles(file)).toEqual([]);
    await file.close();
    const again = await reopened(file.path);
    await walkHistory(again, steps + 1);
    expect(keptEnsemble(again, kept.id)).toEqual({ ok: true, value: kept });
  });

  it('is marked stale when model, drivers or data change, and fresh again after undo', async () => {
    const file = await aSample();
    const { id } = await ran(file);
    const { model, futures } = readWorkspace(file);
    const isStale = (): boolean | undefined => listEnsembles(file)[0]?.isStale;
    expect(isStale()).toBe(false);
    writeModel(file.connection, { ...model, minimumCoverage: 0.55 });
    expect(isStale()).toBe(true);
    const question = { kind: 'leaves', partnerKey: '000117' } as const;
    expect(discoverIn(file, id, question)).toMatchObject({
      ok: false,
      error: { found: 'an older one that only counted' },
    });
    writeModel(file.connection, model);
    const scenarios = futures.scenarios.slice(1);
    writeFutures(file.connection, { ...futures, scenarios });
    expect(isStale()).toBe(false);
    const drivers = futures.drivers.map((driver) => ({ ...driver, shape: 'uniform' as const }));
    writeFutures(file.connection, { ...futures, drivers });
    expect(isStale()).toBe(true);
  });

  it('finds the same conditions by kept tiers and by running the partner alone', async () => {
    const file = await aSample();
    const counted = await ran(file, { futures: 400 });
    const kept = await ran(file, { futures: 400, keepsTiers: true });
    const question = { kind: 'leaves', partnerKey: '000117' } as const;
    const found = discoverIn(file, kept.id, question);
    expect(discoverIn(file, counted.id, question)).toEqual(found);
    expect(found).toMatchObject({
      ok: true,
      value: {
        sentence: expect.stringMatching(
          /leaves Strategic when Logistics investment below 79\.6 index: 69 % of the failures, 80 % pure\.$/u,
        ) as string,
        conditions: { coverage: expect.closeTo(0.69403, 5) as number },
      },
    });
    const fallen = discoverIn(file, kept.id, { kind: 'fallen', moreThan: 20 });
    expect(fallen).toMatchObject({ ok: true, value: { what: 'More than 20 partners fall' } });
    expect(discoverIn(file, kept.id, { kind: 'leaves', partnerKey: 'nobody' })).toMatchObject({
      error: { found: 'one who is not in this run' },
    });
  });

  it('leaves nothing behind when it is cancelled in the middle', async () => {
    const file = await aSample();
    const control = new AbortController();
    const before = readHistory(file.connection);
    const error = await refused(
      file,
      { futures: 100_000, threads: 2 },
      { signal: control.signal, progress: () => control.abort() },
    );
    expect(error?.type).toBe('Cancelled');
    expect([readHistory(file.connection), listEnsembles(file)]).toEqual([before, []]);
  });
});

describe('a signpost', () => {
  it('is held against every day of imports, trips once as a step of undo and opens its play', async () => {
    const file = await aSample();
    const { futures } = readWorkspace(file);
    const play: Play = {
      ...{ id: 'p', name: 'Rotate', kind: 'rotate', what: '', partners: [], substitutes: [] },
      ...{ owner: 'Sales', cost: null, days: 30, state: 'prepared' },
    };
    const signpost: Signpost = {
      ...{ id: 's', name: 'Revenue', scenarioId: null },
      watch: { kind: 'metric', metricCode: 'revenue_year', summary: 'sum' },
      ...{ comparison: 'atLeast', threshold: 0, window: 1, playId: 'p' },
    };
    const never = { ...signpost, id: 'n', name: 'Never', comparison: 'atMost' } as const;
    writeFutures(file.connection, { ...futures, signposts: [signpost, never], plays: [play] });
    const context = { signal: new AbortController().signal, progress: () => undefined };
    const [seen, unseen] = await testSignposts(file, readWorkspace(file).futures, context);
    const day = testTime.toISOString().slice(0, 10);
    expect([seen?.trips, seen?.observations.length, unseen?.trips]).toEqual([[day], 1, []]);
    const before = readHistory(file.connection).position;
    expect(await checkSignposts(file, testTime)).toEqual({ ok: true, value: ['Revenue'] });
    expect(readWorkspace(file).futures).toMatchObject({
      signposts: [{ trippedOn: day }, { id: 'n' }],
      plays: [{ state: 'open', openedOn: day }],
    });
    expect(readHistory(file.connection).steps.at(-1)?.label).toBe('Signpost tripped: Revenue');
    expect(await checkSignposts(file, testTime)).toEqual({ ok: true, value: [] });
    await walkHistory(file, before);
    expect(readWorkspace(file).futures.plays).toEqual([play]);
  });
});

describe('an ensemble that cannot be', () => {
  it('says why, and what to do, before it runs', async () => {
    const file = await aSample();
    const { model, futures } = readWorkspace(file);
    const [one, other, third] = futures.drivers.map(({ id }) => id);
    if (one === undefined || other === undefined || third === undefined) throw new Error('drivers');
    const correlation = (id: string, pair: readonly [typeof one, typeof one], value: number) => ({
      id,
      one: pair[0],
      other: pair[1],
      correlation: value,
    });
    writeFutures(file.connection, {
      ...futures,
      correlations: [
        correlation('a', [one, other], 0.9),
        correlation('b', [one, third], 0.9),
        correlation('c', [other, third], -0.9),
      ],
    });
    expect((await refused(file))?.found).toMatch(
      /^Discount of the main rival|cannot be correlated/u,
    );
    writeFutures(file.connection, {
      ...futures,
      drivers: futures.drivers.map((driver) => ({ ...driver, low: driver.high + 1 })),
    });
    expect(await refused(file)).toMatchObject({
      expected: 'drivers and effects without errors',
      found: expect.stringContaining('must have low ≤ baseline ≤ high') as string,
    });
    writeFutures(file.connection, futures);
    writeModel(file.connection, { ...model, minimumCoverage: 1 });
    const everyone = model.dimensions.map((dimension) => ({
      ...dimension,
      criteria: dimension.criteria.map((criterion) => ({ ...criterion, metricCode: 'nothing' })),
    }));
    writeModel(file.connection, { ...model, dimensions: everyone, minimumCoverage: 1 });
    expect(await refused(file)).toMatchObject({
      expected: 'at least one partner with enough data for a tier',
      found: 'none',
    });
    expect(listEnsembles(file)).toEqual([]);
  });
});

import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#electron/launch/support/project-root.js';
import { createRandom } from '#shared/random.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aWorkspace, reopened } from '#test/fixtures/a-workspace.ts';
import { contentHash } from '#test/fixtures/content-hash.ts';
import { aMetric, aRecipe } from '../integration/intake/support.ts';
import { aForkedEngine } from '../integration/engine-process/a-forked-engine.ts';

/** More by `TIERWRIGHT_KILLS=2000`, the same moments again by `TIERWRIGHT_SEED`. */
const kills = Number(process.env['TIERWRIGHT_KILLS'] ?? 200);
const seed = Number(process.env['TIERWRIGHT_SEED'] ?? Math.floor(Math.random() * 1_000_000));
/** One more than a small machine has processors: an engine that starts waits for the disk. */
const atOnce = 3;

/** It starts in a third of the time that the sources take. */
const builtEngine = join(projectRoot, 'dist', 'engine', 'index.js');

type Engine = ReturnType<typeof aForkedEngine>;
type Work = (engine: Engine) => Promise<{ readonly ok: boolean }>;

const table = (rows: number, first: number): string =>
  `id,amount,day,region\n${Array.from(
    { length: rows },
    (_, index) => `p${first + (index % 150)},${index},2026-01-0${1 + (index % 9)},R${index % 7}`,
  ).join('\n')}\n`;

/** Imports, a merge of partners, walks through the history, a metric, a rename: each either done whole or not at all. */
const listWork = async (folder: string): Promise<readonly Work[]> => {
  const [sales, service] = [join(folder, 'sales.csv'), join(folder, 'service.csv')];
  await writeFile(sales, table(3000, 0));
  await writeFile(service, table(1500, 100));
  const recipe = aRecipe();
  const other = aRecipe({
    source: { name: 'Service', department: 'Service' },
    metrics: [aMetric('calls', null, 'count')],
  });
  return [
    ({ client }) => client.call('import/commit', { path: sales, recipe }),
    ({ client }) => client.call('workspace/rename', { name: 'Renamed' }),
    ({ client }) => client.call('import/commit', { path: service, recipe: other }),
    ({ client }) =>
      client.call('partners/decide', {
        decision: { kind: 'merge', survivor: 'p100', alias: 'p101' },
      }),
    ({ client }) => client.call('history/undo', {}),
    ({ client }) =>
      client.call('import/try-metric', {
        path: sales,
        recipe,
        metric: aMetric('spread', 'amount', 'median'),
      }),
    ({ client }) => client.call('history/redo', {}),
    ({ client }) => client.call('history/go-to', { position: 0 }),
    ({ client }) => client.call('history/go-to', { position: 4 }),
    ({ client }) => client.call('portfolio/snapshot', {}),
  ];
};

const stateOf = async (
  path: string,
): Promise<{ readonly health: unknown; readonly hash: string }> => {
  const file = await reopened(path);
  const health = file.connection.pragma('integrity_check', { simple: true });
  const hash = contentHash(file.connection);
  await file.close();
  return { health, hash };
};

describe('an engine that is killed at any moment', () => {
  it(
    `leaves the state before or after its last work, ${kills} times (seed ${seed})`,
    { timeout: 30 * 60_000 },
    async () => {
      const folder = await aFolder();
      const file = await aWorkspace();
      await file.close();
      const work = await listWork(folder);
      const random = createRandom(seed);

      const begin = async (name: string) => {
        const path = join(await aFolder(), `${name}.tierwright`);
        await copyFile(file.path, path);
        const engine = aForkedEngine(join(folder, 'config'), builtEngine);
        await engine.ready;
        expect(await engine.client.call('workspace/open', { path })).toMatchObject({ ok: true });
        return { path, engine };
      };

      /** The content after each piece of work, in an engine that nobody kills, and how long each took. */
      const hashes = [(await stateOf(file.path)).hash];
      let took: readonly number[] = [];
      for (let done = 1; done <= work.length; done += 1) {
        const { path, engine } = await begin(`whole-${done}`);
        const times: number[] = [];
        for (const each of work.slice(0, done)) {
          const begun = performance.now();
          expect(await each(engine)).toMatchObject({ ok: true });
          times.push(performance.now() - begun);
        }
        took = times;
        engine.engine.post({ kind: 'close' });
        await engine.exited;
        hashes.push((await stateOf(path)).hash);
      }

      /** Kills within the piece of work that follows `whole` ones, or a little later. */
      const killOnce = async (number: number, whole: number, afterMs: number) => {
        const { path, engine } = await begin(`killed-${number}`);
        let acknowledged = 0;
        let reach = (): void => undefined;
        const reached = new Promise<void>((resolve) => {
          reach = resolve;
        });
        const working = (async () => {
          for (const each of work) {
            if (acknowledged === whole) reach();
            if (!(await each(engine)).ok) return;
            acknowledged += 1;
          }
        })();
        await Promise.race([working, reached.then(() => wait(afterMs))]);
        engine.engine.kill();
        await Promise.all([working, engine.exited]);
        const { health, hash } = await stateOf(path);
        const allowed = [hashes[acknowledged], hashes[acknowledged + 1]];
        return { number, acknowledged, isSound: health === 'ok', isWhole: allowed.includes(hash) };
      };

      // Each kind of work is met equally often, however fast it is on this machine.
      const moments = Array.from({ length: kills }, (_, number) => {
        const whole = number % work.length;
        return { whole, afterMs: random.share() * (took[whole] ?? 0) * atOnce };
      });
      const results: Awaited<ReturnType<typeof killOnce>>[] = [];
      for (let first = 0; first < kills; first += atOnce) {
        results.push(
          ...(await Promise.all(
            moments
              .slice(first, first + atOnce)
              .map(({ whole, afterMs }, at) => killOnce(first + at, whole, afterMs)),
          )),
        );
      }

      expect(results.filter(({ isSound, isWhole }) => !isSound || !isWhole)).toEqual([]);
      // The moments must have met work of nearly every kind; some of it may end before it is met.
      expect(new Set(results.map(({ acknowledged }) => acknowledged)).size).toBeGreaterThan(
        work.length / 2,
      );
      expect(await readdir(folder)).toContain('sales.csv');
    },
  );
});

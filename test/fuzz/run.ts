import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { forkReader } from '#electron/engine/intake/reader/fork-reader.ts';
import { runReader } from '#electron/engine/intake/run-reader.ts';
import { formats, isReadApart, type Format } from './formats.ts';
import { makeSeedFiles, type SeedFiles } from './seed-files.ts';
import { makeInput, randomOf } from './targets.ts';

/** No sound input of this size takes a hundredth of it; what waits for the disk is given more time. */
const deadlineOf = (format: Format): number => (isReadApart(format) ? 2500 : 20_000);
const startMs = 60_000;

const print = (line: string): void => {
  process.stdout.write(`${line}
`);
};

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    /** No input is begun later; a slow machine tries fewer. */
    seconds: { type: 'string', default: '270' },
    seed: { type: 'string' },
    only: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const only = values.only === undefined ? null : Number(values.only);
const [first, behind] = only === null ? [0, Number(values.inputs)] : [only, only + 1];

type FromLane =
  | { readonly kind: 'begin'; readonly index: number; readonly format: Format }
  | { readonly kind: 'end'; readonly index: number; readonly outcome: string }
  | { readonly kind: 'bug'; readonly index: number; readonly text: string };

/** Milliseconds since 1970. */
const endAt = Date.now() + Number(values.seconds) * 1000;

const failures: string[] = [];
const outcomes = new Map<string, number>();
const count = (what: string): void => {
  outcomes.set(what, (outcomes.get(what) ?? 0) + 1);
};
type Ended = { readonly index: number; readonly format: Format; readonly how: string };
/** Inputs that ended their lane: those that are read apart are tried once more as the program does. */
const ended: Ended[] = [];

const root = mkdtempSync(join(tmpdir(), 'tierwright-fuzz-'));

/** Runs a lane to its end; returns the number to go on with, or null when it is through. */
const runLane = (name: string, from: number, step: number): Promise<number | null> =>
  new Promise((resolve) => {
    const folder = join(root, name);
    mkdirSync(folder, { recursive: true });
    const child = fork(
      fileURLToPath(new URL('lane.ts', import.meta.url)),
      [folder, String(seed), String(from), String(behind), String(step), String(endAt)],
      {
        execArgv: [
          '--permission',
          '--allow-addons',
          '--allow-fs-read=*',
          `--allow-fs-write=${folder}/`,
          '--max-old-space-size=512',
          // Every input leaves buffers behind; a small young generation frees them at a third of the cost.
          '--max-semi-space-size=1',
          '--single-threaded-gc',
          '--disable-warning=SecurityWarning',
        ],
        env: { ...process.env, TMPDIR: folder },
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      },
    );
    let current: { readonly index: number; readonly format: Format } | null = null;
    let how = 'crashed';
    child.stderr?.resume();
    let deadline = setTimeout(() => child.kill('SIGKILL'), startMs);
    const setDeadline = (ms: number): void => {
      clearTimeout(deadline);
      deadline = setTimeout(() => {
        how = 'hung';
        child.kill('SIGKILL');
      }, ms);
    };
    child.on('message', (message: FromLane) => {
      switch (message.kind) {
        case 'begin':
          current = message;
          setDeadline(deadlineOf(message.format));
          break;
        case 'end':
          count(`${current?.format ?? ''}: ${message.outcome}`);
          current = null;
          break;
        case 'bug':
          failures.push(`input ${message.index} (${current?.format ?? ''}): ${message.text}`);
          current = null;
          break;
      }
    });
    child.on('exit', () => {
      clearTimeout(deadline);
      if (current === null) {
        resolve(null);
      } else {
        ended.push({ ...current, how });
        resolve(current.index + step);
      }
    });
  });

const runLanes = async (step: number): Promise<void> => {
  await Promise.all(
    Array.from({ length: step }, async (_, lane) => {
      let next: number | null = first + lane;
      while (next !== null && next < behind) {
        next = await runLane(`lane-${lane}`, next, step);
      }
    }),
  );
};

/** Each may take its whole time until its limits end it. */
const mostApart = 8;
const apartAtOnce = 4;

/** An input that ended a lane goes through the reading process, whose limits must turn it into words. */
const readApart = async (seeds: SeedFiles, { index, format, how }: Ended): Promise<void> => {
  const path = join(root, `apart-${index}.${format}`);
  writeFileSync(path, makeInput(seeds, randomOf(seed, index)).bytes);
  const result = await runReader<'preview'>(
    { kind: 'preview', path, recipe: null },
    {
      signal: new AbortController().signal,
      progress: () => undefined,
      startReader: forkReader(new URL('../../electron/engine/workers/', import.meta.url)),
    },
    { memoryMb: 512, heapMb: 256, silenceMs: 5000 },
  );
  rmSync(path);
  if (result.ok) {
    count(`${format}: slow in its lane, read apart`);
  } else if (result.error.type === 'Internal') {
    failures.push(`input ${index} (${format}) ${how} its lane; apart: ${result.error.found}`);
  } else {
    count(`${format}: ended by the limits of the reader`);
  }
};

const tryApart = async (seeds: SeedFiles): Promise<void> => {
  for (const { index, format, how } of ended.filter(({ format }) => !isReadApart(format))) {
    failures.push(`input ${index} (${format}) ${how} the engine`);
  }
  const apart = ended.filter(({ format }) => isReadApart(format)).slice(0, mostApart);
  for (let first = 0; first < apart.length; first += apartAtOnce) {
    await Promise.all(
      apart.slice(first, first + apartAtOnce).map((each) => readApart(seeds, each)),
    );
  }
};

/** Once they are made. */
const made: SeedFiles[] = [];
const begun = performance.now();
print(`fuzz: seed ${seed}, inputs ${first} to ${behind - 1}`);
try {
  const seeds = await makeSeedFiles();
  made.push(seeds);
  mkdirSync(join(root, 'seeds'));
  for (const format of Object.keys(formats) as Format[]) {
    const texts = seeds[format].map((bytes) => bytes.toString('base64'));
    writeFileSync(join(root, 'seeds', `${format}.json`), JSON.stringify(texts));
  }
  // More lanes than processors: each waits for the disk a third of its time.
  const lanes = only === null ? Math.max(1, Math.min(6, cpus().length + 2)) : 1;
  await runLanes(lanes);
  await tryApart(seeds);
  const left = readdirSync(root).filter((name) => !/^(?:seeds|lane-\d+)$/u.test(name));
  if (left.length > 0) {
    failures.push(`files outside of the folder given: ${left.join(', ')}`);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
for (const [what, times] of [...outcomes].sort(([a], [b]) => (a < b ? -1 : 1))) {
  print(`  ${what}: ${times}`);
}
const keep = (index: number): void => {
  for (const seeds of made) {
    const { format, bytes } = makeInput(seeds, randomOf(seed, index));
    mkdirSync('test-results', { recursive: true });
    writeFileSync(join('test-results', `fuzz-${seed}-${index}.${format}`), bytes);
  }
};
for (const failure of failures.slice(0, 20)) {
  keep(Number(failure.split(' ')[1]));
  print(
    `FAILED ${failure}\n  again: npm run fuzz -- --seed ${seed} --only ${failure.split(' ')[1] ?? ''}`,
  );
}
const tried = [...outcomes.values()].reduce((sum, times) => sum + times, 0) + failures.length;
print(
  `fuzz: ${tried} inputs, ${failures.length} failures in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
);
process.exitCode = failures.length === 0 ? 0 : 1;

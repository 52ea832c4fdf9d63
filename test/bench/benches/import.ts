import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recipeText } from '#shared/intake/recipe-text.ts';
import { processTree } from '#test/e2e/support/process-tree.ts';
import { figure, summarise, type Figure } from '../bench-report.ts';
import type { Bench } from '../bench.ts';
import { measureImportInWindow } from '../import-in-window.ts';
import { importColumns, importRecipe, writeImportTable } from './import-table.ts';

const rows = 1_000_000;
const runs = 3;
const commandLine = fileURLToPath(new URL('../../../dist/cli/index.js', import.meta.url));

type Timed = { readonly ms: number; readonly peakMb: number | null };

/** MiB that a process and all that it started hold now, each with what it shares; null where nothing tells. */
const readTreeMb = (pid: number): number | null => {
  try {
    return [...processTree(pid)].reduce((sum, id) => sum + residentMb(id), 0);
  } catch {
    return null;
  }
};

const residentMb = (pid: number): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    // Ended in between.
    return 0;
  }
};

/** Runs a program to its end: wall time from start to end, and its peak of resident memory. */
const timeProgram = async (
  program: string,
  args: readonly string[],
  input: string,
): Promise<Timed> => {
  const begun = performance.now();
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  // A program that reads no input may end before it gets any.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  let peakMb: number | null = null;
  const watch = setInterval(() => {
    const mb = readTreeMb(child.pid ?? 0);
    peakMb = mb === null ? peakMb : Math.max(mb, peakMb ?? 0);
  }, 50);
  const [status] = (await once(child, 'close')) as readonly unknown[];
  const ms = performance.now() - begun;
  clearInterval(watch);
  if (status !== 0 || complaint !== '') {
    throw new Error(`${program} ended with ${String(status)}: ${complaint.slice(0, 400)}`);
  }
  return { ms, peakMb };
};

/** `.import` into a STRICT table of the same types, in WAL with the same care for durability. */
const referenceScript = (table: string): string => `PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE source_rows (${importColumns
  .map(({ header, type }) => `${header} ${type === 'number' ? 'REAL' : 'TEXT'}`)
  .join(', ')}) STRICT;
.mode csv
.import --skip 1 "${table}" source_rows
`;

const removeDatabase = async (path: string): Promise<void> => {
  for (const end of ['', '-wal', '-shm']) {
    await rm(path + end, { force: true });
  }
};

const timeReference = async (folder: string, table: string): Promise<Timed> => {
  const path = join(folder, 'reference.db');
  await removeDatabase(path);
  return timeProgram('sqlite3', [path], referenceScript(table));
};

const timeOurs = async (folder: string, table: string, recipe: string): Promise<Timed> => {
  const path = join(folder, 'programme.tierwright');
  await removeDatabase(path);
  await timeProgram(process.execPath, [commandLine, 'new', path], '');
  return timeProgram(
    process.execPath,
    [commandLine, 'import', path, table, '--recipe', recipe],
    '',
  );
};

const peaks = (timed: readonly Timed[]): readonly number[] =>
  timed.map(({ peakMb }) => peakMb).filter((mb) => mb !== null);

const hasReference = async (): Promise<boolean> =>
  timeProgram('sqlite3', ['--version'], '').then(
    () => true,
    () => false,
  );

const memoryFigure = (ours: readonly Timed[], reference: readonly Timed[]): readonly Figure[] => {
  const [mine, theirs] = [peaks(ours), peaks(reference)];
  return mine.length === 0
    ? []
    : [
        figure({
          what: 'peak resident memory of all processes together',
          unit: 'MB',
          ours: summarise(mine),
          reference: theirs.length === 0 ? null : { what: 'sqlite3 .import', ...summarise(theirs) },
          target: 512,
          targetOf: 'most',
        }),
      ];
};

/**
 * From a CSV file to a committed run, by the command line of the built application: start of the
 * process, recipe, checks of every cell, typed rows with their line numbers, partners and their
 * metrics, checksum, commit and checkpoint. Beside it `sqlite3 .import` of the same file.
 */
export const bench: Bench = async () => {
  if (!existsSync(commandLine)) {
    throw new Error('the application is not built; run it by `npm run bench -- import`');
  }
  const folder = await mkdtemp(join(tmpdir(), 'tierwright-bench-'));
  try {
    const table = join(folder, 'orders.csv');
    const recipe = join(folder, 'orders.recipe.json');
    await writeImportTable(table, rows);
    await writeFile(recipe, recipeText(importRecipe));
    const isThere = await hasReference();
    const ours: Timed[] = [];
    const reference: Timed[] = [];
    for (let run = 0; run < runs; run += 1) {
      if (isThere) {
        reference.push(await timeReference(folder, table));
      }
      ours.push(await timeOurs(folder, table, recipe));
    }
    const inWindow = await measureImportInWindow(table, join(folder, 'window.tierwright'));
    const bytes = (await stat(table)).size;
    return {
      figures: [
        figure({
          what: `CSV of 1,000,000 rows × ${importColumns.length} columns to a committed run`,
          unit: 'ms',
          ours: summarise(ours.map(({ ms }) => ms)),
          reference: isThere
            ? { what: 'sqlite3 .import', ...summarise(reference.map(({ ms }) => ms)) }
            : null,
          target: isThere ? 2 : null,
        }),
        ...memoryFigure(ours, reference),
        ...inWindow,
      ],
      notes: [
        `The file has ${(bytes / 1e6).toFixed(0)} MB. Memory is read every 50 ms.`,
        ...(isThere
          ? []
          : [
              'sqlite3 is not installed, so there is no reference (Debian: apt-get install sqlite3).',
            ]),
      ],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

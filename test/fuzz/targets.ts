import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { purgeOrphanRuns } from '#db/imports/purge-orphan-runs.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { openWorkspaceFile } from '#db/open-workspace-file.ts';
import { readRecipe } from '#electron/engine/intake/read-recipe.ts';
import { runReadJob } from '#electron/engine/intake/jobs/run-read-job.ts';
import { verifyProposal } from '#electron/engine/proposal/verify-proposal.ts';
import { readWorkspace } from '#electron/engine/services/read-workspace.ts';
import type { ImportPreview } from '#shared/model/import-run.ts';
import { createRandom, type Random } from '#shared/random.ts';
import { formats, type Format } from './formats.ts';
import { mutate } from './mutate.ts';
import type { SeedFiles } from './seed-files.ts';

const pickFormat = (random: Random): Format => {
  let rest = random.integer(0, 999);
  for (const [format, share] of Object.entries(formats)) {
    rest -= share;
    if (rest < 0) {
      return format as Format;
    }
  }
  return 'csv';
};

const endings: Readonly<Record<Format, string>> = {
  csv: 'csv',
  tsv: 'tsv',
  json: 'json',
  jsonl: 'jsonl',
  gz: 'csv.gz',
  xlsx: 'xlsx',
  parquet: 'parquet',
  recipe: 'json',
  workspace: 'tierwright',
  proposal: 'tierproposal',
};

/** The parts of the sound archives; the seed files live as long as the run. */
const unpacked = new WeakMap<Buffer, ReturnType<typeof unzipSync>>();

/**
 * Changes one part of an archive and packs it again, so that what reads the parts is reached. The others
 * are stored as they are: packing them as well would take most of the time of the run.
 */
const mutatePart = (archive: Buffer, random: Random): Buffer => {
  const parts = unpacked.get(archive) ?? unzipSync(archive);
  unpacked.set(archive, parts);
  const names = Object.keys(parts);
  const name = names[random.integer(0, names.length - 1)] ?? '';
  const bytes = Buffer.from(parts[name] ?? []);
  const changed = mutate(bytes, bytes, random);
  return Buffer.from(zipSync({ ...parts, [name]: [changed, { level: 1 }] }, { level: 0 }));
};

export type FuzzInput = { readonly format: Format; readonly bytes: Buffer };

/** Numbers of neighbours start alike in a generator of this kind, so they are scattered first. */
const scatter = (number: number): number => {
  const mixed = Math.imul(number ^ (number >>> 16), 0x45d9f3b);
  const again = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (again ^ (again >>> 13)) | 0;
};

/** The random numbers of one input of a run. */
export const randomOf = (seed: number, index: number): Random =>
  createRandom(scatter(scatter(seed) + index));

/** The input of a number: always the same for the same seed files and random numbers. */
export const makeInput = (seeds: SeedFiles, random: Random): FuzzInput => {
  const format = pickFormat(random);
  const files = seeds[format];
  const pick = (): Buffer => files[random.integer(0, files.length - 1)] ?? Buffer.alloc(1);
  const [base, other] = [pick(), pick()];
  const isInside = random.chance(0.7);
  if (format === 'gz') {
    const packed = isInside
      ? gzipSync(mutate(base, other, random), { level: 1 })
      : mutate(gzipSync(base), base, random);
    return { format, bytes: packed };
  }
  const isArchive = format === 'xlsx' || format === 'proposal';
  return {
    format,
    bytes: isArchive && isInside ? mutatePart(base, random) : mutate(base, other, random),
  };
};

const readTable = async (path: string, stagingPath: string): Promise<string> => {
  const preview = await runReadJob({ kind: 'preview', path, recipe: null }, () => undefined);
  if (!preview.ok) {
    return preview.error.type;
  }
  const { guess } = preview.value as ImportPreview;
  const staged = await runReadJob(
    { kind: 'stage', path, recipe: guess, lookups: [], stagingPath, rates: null },
    () => undefined,
  );
  rmSync(stagingPath, { force: true });
  return staged.ok ? 'read' : staged.error.type;
};

const openWorkspace = async (path: string): Promise<string> => {
  const opened = await openWorkspaceFile(path, new Date(0));
  if (!opened.ok) {
    return opened.error.type;
  }
  await purgeOrphanRuns(opened.value);
  readWorkspace(opened.value);
  readSnapshot(opened.value);
  await opened.value.close();
  return 'read';
};

/** Reads one input as the program would; returns what became of it. A throw is a bug. */
export const tryInput = async ({ format, bytes }: FuzzInput, folder: string): Promise<string> => {
  const path = join(folder, `input.${endings[format]}`);
  for (const end of ['', '-wal', '-journal']) {
    rmSync(path + end, { force: true });
  }
  writeFileSync(path, bytes);
  switch (format) {
    case 'recipe': {
      const read = await readRecipe({ path });
      return read.ok ? 'read' : read.error.type;
    }
    case 'workspace':
      return openWorkspace(path);
    case 'proposal':
      return (await verifyProposal(path)).valid ? 'valid' : 'not valid';
    default:
      return readTable(path, join(folder, 'staging.part'));
  }
};

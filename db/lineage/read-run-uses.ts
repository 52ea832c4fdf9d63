import type { RunUses } from '#shared/model/lineage.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import type { RunFindings } from '#shared/model/run-findings.ts';
import { readRows, readRunPartners } from '../imports/partner-rows.ts';
import { readActiveRuns, type StoredRun } from '../imports/read-runs.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { describeRun } from './describe-run.ts';

/** What an import itself says of what it feeds; formulas, criteria and scenarios follow from it. */
export type FedByRun = Pick<RunUses, 'run' | 'metrics' | 'attributes' | 'lookups' | 'proposals'> & {
  readonly recipe: Recipe;
};

const recipeOf = ({ recipe }: StoredRun): Recipe =>
  // Our own text, checked when it was written.
  JSON.parse(recipe) as Recipe;

/** By metric of a run, the partners for whom no newer run has an observation. */
const countDecided = (
  file: WorkspaceFile,
  runs: readonly StoredRun[],
  run: StoredRun,
): RunUses['metrics'] => {
  const partners = runs.map((each) => readRunPartners(file, each));
  const { keys, rowById } = readRows(file, partners);
  const rowsOf = (ids: readonly number[]): Uint8Array => {
    const rows = new Uint8Array(keys.length);
    for (const id of ids) {
      rows[rowById[id] ?? 0] = 1;
    }
    return rows;
  };
  const own = rowsOf(partners.find((each) => each.run.id === run.id)?.ids ?? []);
  const newer = partners
    .filter((each) => each.run.id > run.id)
    .map((each) => ({ rows: rowsOf(each.ids), recipe: recipeOf(each.run) }));
  return recipeOf(run).metrics.map(({ code, name }) => {
    const others = newer.filter(({ recipe }) => recipe.metrics.some((each) => each.code === code));
    const decides = own.reduce(
      (count, isOwn, row) =>
        count + (isOwn === 1 && others.every(({ rows }) => rows[row] === 0) ? 1 : 0),
      0,
    );
    return { code, name, decides };
  });
};

/** Imports that looked columns up in a run. */
const readLookups = (runs: readonly StoredRun[], run: StoredRun): RunUses['lookups'] =>
  runs
    .filter(({ findings }) =>
      ((JSON.parse(findings) as Partial<RunFindings>).lookupRuns ?? []).some(({ runIds }) =>
        runIds.includes(run.id),
      ),
    )
    .map(({ id, file_name: fileName }) => ({ runId: id, fileName }));

/** Proposals name their inputs by the hashes of file and recipe. */
const readProposals = (
  { connection }: WorkspaceFile,
  { fileSha256, recipeSha256 }: RunUses['run'],
): RunUses['proposals'] =>
  connection
    .prepare<[string, string], RunUses['proposals'][number]>(
      `SELECT title, created_at AS createdAt, signer_name AS signerName FROM proposal
       WHERE EXISTS (
         SELECT 1 FROM json_each(document, '$.inputs') AS input
         WHERE input.value ->> 'sha256' = ? AND input.value ->> 'recipeSha256' = ?
       )
       ORDER BY id DESC`,
    )
    .all(fileSha256, recipeSha256);

/** What a run that counts delivers and to whom; null for any other number. */
export const readRunUses = (
  file: WorkspaceFile,
  runId: number,
  knownOn: string | undefined,
): FedByRun | null => {
  const runs = readActiveRuns(file, knownOn);
  const stored = runs.find(({ id }) => id === runId);
  if (stored === undefined) {
    return null;
  }
  const recipe = recipeOf(stored);
  const run = {
    ...describeRun(file, stored),
    partners: stored.partners,
    rowsAccepted: stored.rows_accepted,
    rowsRejected: stored.rows_rejected,
  };
  return {
    run,
    recipe,
    metrics: countDecided(file, runs, stored),
    attributes: recipe.attributes.map(({ name }) => name),
    lookups: readLookups(runs, stored),
    proposals: readProposals(file, run),
  };
};

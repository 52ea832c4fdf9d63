import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { shellIn, type Answer } from '#test/fixtures/a-shell.ts';
import { contentHash } from '#test/fixtures/content-hash.ts';
import { aRecipe } from '#test/integration/intake/support.ts';

/** What a refused command said, and whether the workspace is as it was before it. */
export type Tried = {
  readonly status: number;
  readonly error: AppError | null;
  readonly workspace: 'as before' | 'changed';
};

const errorOf = ({ out }: Answer): AppError | null =>
  (JSON.parse(out) as { readonly error?: AppError }).error ?? null;

/** Tables and health of a closed workspace, read by plain SQLite. */
export const stateOf = (path: string): string => {
  const connection = new BetterSqlite3(path);
  try {
    return `${contentHash(connection)} ${String(connection.pragma('integrity_check', { simple: true }))}`;
  } finally {
    connection.close();
  }
};

/** Imports files into one workspace, which already holds one, by command lines; `dispose` removes all. */
export const aTriedWorkspace = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tierwright-test-'));
  const shell = shellIn(folder, 'a long passphrase');
  const workspace = shell.at('w.tierwright');
  const importFile = (path: string, recipe: Recipe): Promise<Answer> =>
    writeFile(shell.at('recipe.json'), JSON.stringify(recipe)).then(() =>
      shell.run('import', workspace, path, '--recipe', shell.at('recipe.json'), '--json'),
    );
  await shell.run('new', workspace);
  await writeFile(shell.at('first.csv'), 'id,amount,day,region\nold,1,2026-01-01,x\n');
  await importFile(shell.at('first.csv'), aRecipe());
  return {
    ...shell,
    workspace,
    dispose: (): Promise<void> => rm(folder, { recursive: true, force: true }),
    importFile,
    /** Imports `path` and compares the workspace before and after. */
    tryFile: async (path: string, recipe: Partial<Recipe> = {}): Promise<Tried> => {
      const before = stateOf(workspace);
      const answer = await importFile(path, aRecipe(recipe));
      return {
        status: answer.status,
        error: errorOf(answer),
        workspace: stateOf(workspace) === before ? 'as before' : 'changed',
      };
    },
    /** Writes the bytes as a file of that name and imports it. */
    tryBytes: async function (
      name: string,
      bytes: string | Uint8Array,
      recipe: Partial<Recipe> = {},
    ): Promise<Tried> {
      await writeFile(shell.at(name), bytes);
      return this.tryFile(shell.at(name), recipe);
    },
  };
};

/** What a refusal looks like that leaves the workspace alone, its message in the order where, expected, found, remedy. */
export const refusal = (
  where: string,
  expected: string,
  found: string,
  remedy: string,
  type: AppError['type'] = 'InputRefused',
  status = 3,
): Tried => ({
  status,
  error: { type, where, expected, found, remedy },
  workspace: 'as before',
});

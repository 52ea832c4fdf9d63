import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { forkReader } from '#electron/engine/intake/reader/fork-reader.ts';
import { openWorkspaceFile } from '#db/open-workspace-file.ts';
import type { Recipe } from '#shared/model/recipe.ts';

/**
 * Opens a workspace, says so, and imports one file; the test kills this process somewhere between.
 * Arguments: workspace, file, recipe as JSON.
 */
const [workspace = '', path = '', recipe = ''] = process.argv.slice(2);
const opened = await openWorkspaceFile(workspace, new Date());
if (!opened.ok) {
  throw new Error(opened.error.found);
}
process.stdout.write('opened\n');
const done = await commitImport(
  opened.value,
  { path, recipe: JSON.parse(recipe) as Recipe },
  {
    signal: new AbortController().signal,
    progress: ({ label, done: part }) => process.stdout.write(`${label} ${part}\n`),
    startReader: forkReader(new URL('../../../electron/engine/workers/', import.meta.url)),
    now: () => new Date(),
  },
);
process.stdout.write(done.ok ? 'committed\n' : 'refused\n');
await opened.value.close();

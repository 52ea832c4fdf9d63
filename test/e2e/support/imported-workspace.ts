import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { aContext } from '../../integration/intake/support.ts';

/** A file that is imported, and when. */
export type PastImport = { readonly text: string; readonly recipe: Recipe; readonly at: Date };

/** Writes a workspace with these imports into `home`, one after the other, and returns its path. */
export const writeImportedWorkspace = async (
  home: string,
  imports: readonly PastImport[],
): Promise<string> => {
  let now = imports[0]?.at ?? new Date(0);
  const { handlers, dispose } = createHandlers({
    configFolder: home,
    fontsFolder: pathToFileURL(`${home}/`),
    startReader: aContext().startReader,
    now: () => now,
  });
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const path = join(home, 'programme.tierwright');
  const table = join(home, 'table.csv');
  await handlers['workspace/create']({ path, name: 'Programme' }, context);
  for (const { text, recipe, at } of imports) {
    now = at;
    await writeFile(table, text);
    const request = { path: table, also: [], recipe };
    expect(await handlers['import/commit'](request, context)).toMatchObject({ ok: true });
  }
  await dispose();
  return path;
};

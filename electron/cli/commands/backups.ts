import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { backupName, freeBackupPath } from '#db/backups/backup-names.ts';
import { countOf, quoted } from '#shared/intake/wording.ts';
import { backupFolderOf, type BackupFacts } from '#shared/model/backup.ts';
import { err, ok } from '#shared/result.ts';
import { failureWords } from '#shared/text/storage-words.ts';
import type { Command } from '../command-context.ts';

/** `tierwright backup`: a complete copy, in the folder beside the workspace or in another. */
export const backUp =
  (workspacePath: string, options: { readonly to?: string }): Command =>
  async ({ call }) => {
    const path = resolve(workspacePath);
    const opened = await call('workspace/open', { path });
    if (!opened.ok) {
      return opened;
    }
    const folder = options.to === undefined ? backupFolderOf(path) : resolve(options.to);
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      return err({
        type: 'StorageFailed',
        where: folder,
        expected: 'a folder that is there or may be made',
        found: failureWords(error),
        remedy: 'Name another folder with --to.',
      });
    }
    const target = await freeBackupPath(folder, backupName(path, new Date(), null));
    const written = await call('backup/create', { target });
    return written.ok
      ? ok({ document: written.value, lines: [`Wrote ${written.value.path}.`] })
      : written;
  };

const factLines = (facts: BackupFacts): readonly string[] => [
  `${facts.path}: ${quoted(facts.name)}, revision ${facts.revision}, ${countOf(facts.imports, 'import')}.`,
  facts.lastStep === null
    ? '  Nothing was changed in it yet.'
    : `  Last change: ${facts.lastStep.label}, ${facts.lastStep.at}.`,
  `  Written ${facts.writtenAt}, schema ${facts.schema}.`,
];

/** `tierwright restore`: says what is inside of a backup and, with `--as`, makes a workspace of it. */
export const restore =
  (backupPath: string, options: { readonly as?: string }): Command =>
  async ({ call }) => {
    const path = resolve(backupPath);
    const facts = await call('backup/inspect', { path });
    if (!facts.ok) {
      return facts;
    }
    if (options.as === undefined) {
      return ok({
        document: { backup: facts.value, restored: null },
        lines: [...factLines(facts.value), 'Name a new file with --as to restore it.'],
      });
    }
    const target = resolve(options.as);
    const restored = await call('backup/restore', { path, target });
    return restored.ok
      ? ok({
          document: { backup: facts.value, restored: target },
          lines: [...factLines(facts.value), `Restored as ${target}.`],
        })
      : restored;
  };

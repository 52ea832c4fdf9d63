import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { KnownBackup } from '#shared/model/backup.ts';

const ending = '.backup';

/** `2026-03-01T09-30-00`: the time as a file name can hold it. */
const stampOf = (now: Date): string => now.toISOString().slice(0, 19).replaceAll(':', '-');

const timeOf = (stamp: string): string =>
  `${stamp.slice(0, 11)}${stamp.slice(11).replaceAll('-', ':')}.000Z`;

const pattern = /\.(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2})(?: \d+)?(\.schema-\d+)?\.backup$/u;

/**
 * The file name of a backup, `Programme.2026-03-01T09-30-00.backup`; one that is made before the schema
 * changes names the schema that is in it, `….schema-3.backup`.
 */
export const backupName = (workspacePath: string, now: Date, schema: number | null): string => {
  const name = basename(workspacePath).replace(/\.tierwright$/iu, '');
  return `${name}.${stampOf(now)}${schema === null ? '' : `.schema-${schema}`}${ending}`;
};

/** The same name, or with a number before its ending: the first that is free in the folder. */
export const freeBackupPath = async (folder: string, name: string): Promise<string> => {
  for (let count = 1; ; count += 1) {
    const path = join(
      folder,
      count === 1 ? name : name.replace(/(T\d{2}-\d{2}-\d{2})/u, `$1 ${count}`),
    );
    if ((await stat(path).catch(() => null)) === null) {
      return path;
    }
  }
};

/** The backups in a folder by their names, newest first; none where there is no such folder. */
export const listBackups = async (folder: string): Promise<readonly KnownBackup[]> => {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.map(async (name): Promise<readonly KnownBackup[]> => {
      const [, stamp, schema] = pattern.exec(name) ?? [];
      const facts = stamp === undefined ? null : await stat(join(folder, name)).catch(() => null);
      return stamp === undefined || facts?.isFile() !== true
        ? []
        : [
            {
              name,
              at: timeOf(stamp),
              kind: schema === undefined ? 'by hand' : 'automatic',
              bytes: facts.size,
            },
          ];
    }),
  );
  return found
    .flat()
    .sort((one, other) =>
      one.at === other.at
        ? Number(one.name < other.name) - Number(one.name > other.name)
        : one.at < other.at
          ? 1
          : -1,
    );
};

import { copyFile, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A private copy of a workspace, and its end. */
export type Aside = { readonly path: string; readonly remove: () => Promise<void> };

/** Copies a workspace, WAL included: SQLite cannot read a WAL file without writing beside it. */
export const copyAside = async (path: string): Promise<Aside> => {
  const folder = await mkdtemp(join(tmpdir(), 'tierwright-read-only-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, basename(path));
    await copyFile(path, copy);
    await copyFile(`${path}-wal`, `${copy}-wal`).catch(() => undefined);
    const handle = await open(copy, 'r+');
    await handle.chmod(0o600);
    await handle.close();
    return { path: copy, remove };
  } catch (error) {
    await remove();
    throw error;
  }
};

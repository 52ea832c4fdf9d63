import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes beside the file, flushes to the disk and renames: the file is the old one or the new one,
 * never half of either. Only the person may read it.
 */
export const writeFileSafely = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  try {
    const handle = await open(part, 'w', 0o600);
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
};

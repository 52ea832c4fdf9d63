import { join } from 'node:path';
import process from 'node:process';
import { restoreBackup } from '#db/backups/restore-backup.ts';
import { writeBackup } from '#db/backups/write-backup.ts';
import { openWorkspaceFile } from '#db/open-workspace-file.ts';

/** Backs a workspace up and restores it, again and again, until the test kills this process. Arguments: workspace, folder. */
const [workspace = '', folder = ''] = process.argv.slice(2);
const opened = await openWorkspaceFile(workspace, new Date());
if (!opened.ok) {
  throw new Error(opened.error.found);
}
const watch = { signal: new AbortController().signal, progress: () => undefined };
process.stdout.write('begun\n');
for (let round = 0; ; round += 1) {
  const backup = join(folder, `${round}.backup`);
  await writeBackup(opened.value.connection, backup, watch);
  await restoreBackup(backup, join(folder, `${round}.tierwright`), watch);
}

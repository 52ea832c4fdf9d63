import { copyFile, rename } from 'node:fs/promises';
import process from 'node:process';
import { shellIn } from '#test/fixtures/a-shell.ts';

/**
 * Approves a proposal from a process of its own, whose files may be limited in size or which is killed. Arguments:
 * folder of the shell, proposal, function, passphrase; with a fifth, which is copied over the proposal before each
 * time, it goes on until it is killed.
 */
const [folder = '', path = '', role = '', passphrase = '', fresh] = process.argv.slice(2);
const { run } = shellIn(folder, passphrase);
const decide = () => run('decide', path, '--for', role);
if (fresh === undefined) {
  const { status, err } = await decide();
  process.stdout.write(JSON.stringify({ status, err }));
} else {
  process.stdout.write('begun\n');
  for (;;) {
    await copyFile(fresh, `${path}.fresh`);
    await rename(`${path}.fresh`, path);
    await decide();
  }
}

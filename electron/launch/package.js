import process from 'node:process';
import { ensureBuild } from './build/ensure-build.js';
import { ensureDependencies } from './install/ensure-dependencies.js';
import { toolEnvironment } from './install/node-binary.js';
import { packedPlaces, unpackedFolder } from './packing/packed-program.js';
import { findElectron } from './runtime/find-electron.js';
import { inProject } from './support/project-root.js';
import { Refusal } from './support/refusal.js';
import { runCommand } from './support/run-command.js';
import { runScript } from './support/run-script.js';
import { say } from './support/say.js';

/**
 * `npm run package`: the application as one folder in `release`, with the Electron of this machine.
 * Arguments go to electron-builder instead: `-- --linux deb` makes an installer and needs a network.
 */
await runScript(async () => {
  const node = await ensureDependencies();
  await ensureBuild(node);
  const electron = await findElectron(node);
  const wanted = process.argv.slice(2);
  const { status } = await runCommand(
    node,
    [
      inProject('node_modules', 'electron-builder', 'cli.js'),
      ...(wanted.length > 0 ? wanted : ['--dir']),
      '--publish=never',
      `--config.electronDist=${electron.folder}`,
      `--config.electronVersion=${electron.version}`,
    ],
    { stdio: ['ignore', process.stderr, process.stderr], env: toolEnvironment() },
  );
  if (status !== 0) {
    throw new Refusal({
      where: 'Packaging',
      expected: 'electron-builder to pack the application',
      found: `status ${status}`,
      remedy: 'Mend what it names above, then start again.',
    });
  }
  const folder = inProject('release', unpackedFolder(process.platform, process.arch));
  say(
    `Packed with Electron ${electron.version}: ${packedPlaces(folder, process.platform).program}`,
  );
  return 0;
});

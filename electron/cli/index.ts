import { engineFolders } from '#electron/engine/engine-folders.ts';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import { forkReader } from '#electron/engine/intake/reader/fork-reader.ts';
import { configFolder } from './config-folder.ts';
import { exitStatus } from './exit-status.ts';
import { runCommandLine } from './run-command-line.ts';

const { workersFolder, fontsFolder, verifierPage } = engineFolders(
  new URL('../engine/index', import.meta.url),
);
const { handlers, dispose } = createHandlers({
  configFolder: configFolder(process.platform, process.env),
  fontsFolder,
  verifierPage,
  workersFolder,
  startReader: forkReader(workersFolder),
});

// Who reads may have seen enough, as `head` has; the work goes on.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), handlers, {
    writeOut: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    environment: process.env,
  });
} catch (error) {
  process.exitCode = exitStatus.bug;
  process.stderr.write(
    `tierwright: a bug of Tierwright; nothing half-written was kept.\n${String(error)}\n`,
  );
} finally {
  await dispose();
}

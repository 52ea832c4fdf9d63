import process from 'node:process';
import { ensureBuild } from './build/ensure-build.js';
import { ensureDependencies } from './install/ensure-dependencies.js';
import { toolEnvironment } from './install/node-binary.js';
import { prepareWindow } from './support/prepare-window.js';
import { inProject } from './support/project-root.js';
import { runCommand } from './support/run-command.js';
import { runScript } from './support/run-script.js';

/** `npm run bench -- <name>`: one benchmark on the built application, its figures as JSON. */
await runScript(async () => {
  const node = await ensureDependencies();
  await ensureBuild(node);
  const { electron, endDisplay } = await prepareWindow(node, []);
  try {
    const { status } = await runCommand(
      node,
      [inProject('test', 'bench', 'run.ts'), ...process.argv.slice(2)],
      {
        stdio: 'inherit',
        env: { ...toolEnvironment(), TIERWRIGHT_ELECTRON: electron.folder },
      },
    );
    return status;
  } finally {
    endDisplay();
  }
});

import process from 'node:process';
import { ensureBuild } from './build/ensure-build.js';
import { ensureDependencies } from './install/ensure-dependencies.js';
import { callerFolder, inProject } from './support/project-root.js';
import { runCommand } from './support/run-command.js';
import { runScript } from './support/run-script.js';

/**
 * `npm run --silent tierwright -- <command>`: the command line on the present sources. Standard
 * input, output and the exit status are the command's own.
 */
await runScript(async () => {
  const node = await ensureDependencies();
  await ensureBuild(node);
  const entry = inProject('dist', 'cli', 'index.js');
  const { status } = await runCommand(node, [entry, ...process.argv.slice(2)], {
    cwd: callerFolder(),
    stdio: 'inherit',
  });
  return status;
});

import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { inProject } from '../support/project-root.js';

/** Node-API level that better-sqlite3 asks for; below it the addon ends the process without a word. */
const neededNodeApi = 10;

const fileName = process.platform === 'win32' ? 'node.exe' : 'node';

/** Where the project's own Node lies once installed. */
export const ownNodePath = inProject('node_modules', 'node', 'bin', fileName);

/**
 * The Node that runs the tools, the tests and, beside an older Electron, the engine: the project's
 * own, or the present one where the package has no binary and the present one is new enough.
 * @returns {string | undefined}
 */
export const findNode = () => {
  if (existsSync(ownNodePath)) return ownNodePath;
  // An installation may just have removed the very Node that runs this.
  const isHere = existsSync(process.execPath);
  return isHere && Number(process.versions['napi']) >= neededNodeApi ? process.execPath : undefined;
};

/** The environment for a tool: its `node` is the project's. @returns {NodeJS.ProcessEnv} */
export const toolEnvironment = () => ({
  ...process.env,
  PATH: [path.dirname(ownNodePath), inProject('node_modules', '.bin'), process.env['PATH'] ?? '']
    .filter((part) => part !== '')
    .join(path.delimiter),
});

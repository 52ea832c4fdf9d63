import { chmod, copyFile, cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ownNodePath } from '../install/node-binary.js';
import { inProject } from '../support/project-root.js';

/** What the engine needs of the application, relative to its folder. */
const engineParts = [
  'package.json',
  'dist/engine',
  'node_modules/better-sqlite3/lib',
  'node_modules/better-sqlite3/package.json',
];

/**
 * For an Electron whose own Node is too old for the SQLite addon: puts the project's Node into the
 * resources, and beside the archive a copy of the engine, because a plain Node reads no archive.
 * @param {string} resources
 */
export const addEngineForPlainNode = async (resources) => {
  const node = path.join(resources, path.basename(ownNodePath));
  await copyFile(ownNodePath, node);
  await chmod(node, 0o755);
  const beside = path.join(resources, 'app.asar.unpacked');
  for (const part of engineParts) {
    await mkdir(path.dirname(path.join(beside, part)), { recursive: true });
    await cp(inProject(part), path.join(beside, part), {
      recursive: true,
      filter: (file) => !file.endsWith('.map'),
    });
  }
};

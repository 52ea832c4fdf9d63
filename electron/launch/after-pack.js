import { rm } from 'node:fs/promises';
import path from 'node:path';
import { addEngineForPlainNode } from './packing/engine-copy.js';
import { flipAllFuses } from './packing/fuses.js';
import { packedPlaces } from './packing/packed-program.js';

/** The first Electron whose own Node has the Node-API level of the SQLite addon. */
const firstSelfSufficient = 35;

/**
 * electron-builder calls this when the application lies beside its Electron and nothing is signed.
 * @param {import('electron-builder').AfterPackContext} context
 */
export const afterPack = async ({ appOutDir, electronPlatformName, packager }) => {
  const { program, resources } = packedPlaces(appOutDir, electronPlatformName);
  // The stand-in's loader would be taken for the application.
  await rm(path.join(resources, 'app'), { recursive: true, force: true });
  const [major = ''] = (packager.config.electronVersion ?? '').split('.');
  if (Number(major) < firstSelfSufficient) await addEngineForPlainNode(resources);
  await flipAllFuses(program);
};

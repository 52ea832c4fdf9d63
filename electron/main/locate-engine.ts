import { join, sep } from 'node:path';

/** Where this program lies and runs. */
export type Places = {
  /** Folder of the built main process, `dist/main`. */
  readonly mainFolder: string;
  /** Root of the checkout or of the packed application. */
  readonly appFolder: string;
  /** Electron's folder of resources. */
  readonly resourcesFolder: string;
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
};

/** The engine's entry. A plain Node reads no archive, so it gets the unpacked copy beside it. */
export const engineEntry = (places: Places, host: 'utility' | 'node'): string => {
  const entry = join(places.mainFolder, '..', 'engine', 'index.js');
  return host === 'node' ? entry.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`) : entry;
};

/** Entry of a reading process that Electron hosts. */
export const readerEntry = ({ mainFolder }: Pick<Places, 'mainFolder'>): string =>
  join(mainFolder, '..', 'engine', 'workers', 'reader.js');

/** The Node that hosts the engine where Electron's own is too old. */
export const engineNode = (places: Places): string => {
  const name = places.platform === 'win32' ? 'node.exe' : 'node';
  return places.isPackaged
    ? join(places.resourcesFolder, name)
    : join(places.appFolder, 'node_modules', 'node', 'bin', name);
};

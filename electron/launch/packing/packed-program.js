import path from 'node:path';

/**
 * Where a packed application keeps its program and its resources.
 * @typedef {object} PackedPlaces
 * @property {string} program
 * @property {string} resources
 */

/**
 * The places inside the folder that electron-builder filled.
 * @param {string} folder
 * @param {string} platform as electron-builder names it: `linux`, `win32`, `darwin`
 * @returns {PackedPlaces}
 */
export const packedPlaces = (folder, platform) => {
  if (platform === 'darwin') {
    const contents = path.join(folder, 'Tierwright.app', 'Contents');
    return {
      program: path.join(contents, 'MacOS', 'Tierwright'),
      resources: path.join(contents, 'Resources'),
    };
  }
  const program = platform === 'win32' ? 'Tierwright.exe' : 'tierwright';
  return { program: path.join(folder, program), resources: path.join(folder, 'resources') };
};

/**
 * The folder below `release` that electron-builder fills for this machine.
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
export const unpackedFolder = (platform, arch) => {
  const name = platform === 'win32' ? 'win' : platform === 'darwin' ? 'mac' : 'linux';
  if (platform === 'darwin') return arch === 'x64' ? name : `${name}-${arch}`;
  return arch === 'x64' ? `${name}-unpacked` : `${name}-${arch}-unpacked`;
};

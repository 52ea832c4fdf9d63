import { runCommand } from '../support/run-command.js';

/**
 * The Debian package of each library that Electron links against and a bare system may lack. Newer
 * releases add `t64` to some of these names; see `chooseNames`.
 * @type {Readonly<Record<string, string>>}
 */
const packageByLibrary = {
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgdk_pixbuf-2.0.so.0': 'libgdk-pixbuf-2.0-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
};

/**
 * The libraries that `ldd` could not find, each once, in its order.
 * @param {string} lddOutput
 * @returns {string[]}
 */
export const missingLibraries = (lddOutput) => [
  ...new Set(
    lddOutput
      .split('\n')
      .map((line) => /^\s*(\S+) => not found/.exec(line)?.[1])
      .filter((name) => name !== undefined),
  ),
];

/**
 * The Debian packages that hold `libraries`, each once and sorted, and the libraries whose package
 * is not known here.
 * @param {readonly string[]} libraries
 */
export const packagesFor = (libraries) => {
  /** @type {Set<string>} */
  const packages = new Set();
  /** @type {string[]} */
  const unknown = [];
  for (const library of libraries) {
    const name = packageByLibrary[library];
    if (name === undefined) unknown.push(library);
    else packages.add(name);
  }
  return { packages: [...packages].sort(), unknown };
};

/**
 * The libraries that a program needs and this system lacks; none where there is no `ldd` to ask.
 * @param {string} program
 */
export const lackedLibraries = async (program) =>
  missingLibraries((await runCommand('ldd', [program])).stdout);

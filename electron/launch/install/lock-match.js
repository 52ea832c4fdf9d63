/**
 * What a lock file says of one package.
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional] may be absent on a platform that it is not made for
 * @property {boolean} [devOptional]
 * @property {boolean} [peer]
 * @property {boolean} [link]
 */

/** @typedef {Readonly<Record<string, LockedPackage>>} PackagesByFolder */

/**
 * The folders whose installed package is not the one that `package-lock.json` asks for, in its
 * order. npm notes what it installed in `node_modules/.package-lock.json` as the last thing it does,
 * so a torn installation has no such note. Packages beyond the lock do no harm and are not named.
 * @param {PackagesByFolder} locked
 * @param {PackagesByFolder} installed
 * @returns {string[]}
 */
export const differingPackages = (locked, installed) =>
  Object.entries(locked).flatMap(([folder, wanted]) => {
    // The empty name is the project itself; it is not installed.
    if (folder === '') return [];
    const present = installed[folder];
    if (present === undefined) {
      return wanted.optional === true || wanted.devOptional === true ? [] : [folder];
    }
    return present.version === wanted.version && present.integrity === wanted.integrity
      ? []
      : [folder];
  });

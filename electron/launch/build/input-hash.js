import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The files below `entry` (a file or a folder), as paths relative to `root` with forward slashes,
 * sorted; none when it does not exist.
 * @param {string} root
 * @param {string} entry
 * @returns {string[]}
 */
const filesBelow = (root, entry) => {
  const full = path.join(root, entry);
  const found = statSync(full, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [entry.replaceAll(path.sep, '/')];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesBelow(root, path.join(entry, name)));
};

/**
 * One digest over names and contents of everything below `entries`. A checkout at another place or
 * another time has the same digest.
 * @param {string} root
 * @param {readonly string[]} entries
 * @returns {string} SHA-256, in hexadecimal digits
 */
export const hashInputs = (root, entries) => {
  const hash = createHash('sha256');
  for (const file of entries.flatMap((entry) => filesBelow(root, entry))) {
    const content = readFileSync(path.join(root, file));
    // The length keeps apart what would otherwise run together.
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};

import { readFileSync } from 'node:fs';

/**
 * What a JSON file holds; throws when it is missing or torn.
 * @param {string} file
 * @returns {unknown}
 */
export const readJson = (file) => {
  /** @type {unknown} */
  const value = JSON.parse(readFileSync(file, 'utf8'));
  return value;
};

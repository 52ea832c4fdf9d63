/**
 * What the launcher found in its way, in the four sentences a person needs.
 * @typedef {object} RefusalNote
 * @property {string} where
 * @property {string} expected
 * @property {string} found
 * @property {string} remedy what to do now
 */

/** The launcher cannot go on; every refusal ends the script, so it is thrown and met in one place. */
export class Refusal extends Error {
  /** @param {RefusalNote} note */
  constructor(note) {
    super(`${note.where}: expected ${note.expected}, found ${note.found}.\n  ${note.remedy}`);
    this.name = 'Refusal';
  }
}

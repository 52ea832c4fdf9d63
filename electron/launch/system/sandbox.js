import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Refusal } from '../support/refusal.js';
import { runCommand } from '../support/run-command.js';
import { ownPrefix } from './rights.js';

/** @param {string} file */
const isSetTo = (file, /** @type {string} */ value) => {
  try {
    return readFileSync(file, 'utf8').trim() === value;
  } catch {
    return false;
  }
};

/** The kernel lets no ordinary program make the namespaces that Chromium's sandbox is built of. */
const areNamespacesDenied = () =>
  isSetTo('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1') ||
  isSetTo('/proc/sys/kernel/unprivileged_userns_clone', '0');

/** The helper that makes them instead belongs to root and runs as root. @param {string} helper */
const isHelperReady = (helper) => {
  try {
    const { mode, uid } = statSync(helper);
    return uid === 0 && (mode & 0o4000) !== 0;
  } catch {
    return false;
  }
};

/**
 * The switches with which Electron is started. Chromium's sandbox stays on for everyone but root,
 * for whom Chromium refuses to start with it.
 * @returns {readonly string[]}
 */
export const sandboxSwitches = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/**
 * Where the kernel would not let the sandbox start: sets the helper up when that may be done unasked
 * (CI), and otherwise refuses with the one command that does it.
 * @param {string} distribution the folder of Electron
 */
export const ensureSandbox = async (distribution) => {
  if (process.platform !== 'linux' || process.getuid?.() === 0 || !areNamespacesDenied()) return;
  const helper = path.join(distribution, 'chrome-sandbox');
  const prefix = isHelperReady(helper) ? undefined : ownPrefix();
  if (prefix !== undefined) {
    const [command = '', ...rest] = prefix;
    await runCommand(command, [...rest, 'chown', 'root:root', helper]);
    await runCommand(command, [...rest, 'chmod', '4755', helper]);
  }
  if (isHelperReady(helper)) return;
  throw new Refusal({
    where: helper,
    expected: 'a helper that belongs to root, for the sandbox around every page',
    found: 'that this kernel denies user namespaces and the helper is not set up',
    remedy: `Run: sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  });
};

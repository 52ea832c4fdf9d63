import process from 'node:process';
import { Refusal } from '../support/refusal.js';
import { lastWords, runCommand } from '../support/run-command.js';
import { sayWhile } from '../support/say.js';
import { hasProgram, ownPrefix } from './rights.js';

/**
 * The names under which this release of Debian or Ubuntu can install `wanted`: the 64-bit-time
 * variant where `apt-cache policy` offers one, else the name itself.
 * @param {readonly string[]} wanted
 * @param {string} policyOutput of `apt-cache policy` over the names with and without `t64`
 */
export const chooseNames = (wanted, policyOutput) => {
  const offered = new Set(
    [...policyOutput.matchAll(/^(\S+):\n\s+Installed: .*\n\s+Candidate: (.+)$/gm)]
      .filter(([, , candidate]) => candidate !== '(none)')
      .map(([, name]) => name),
  );
  return wanted.map((name) => (offered.has(`${name}t64`) ? `${name}t64` : name));
};

/** The one command that a person can type. @param {readonly string[]} packages */
export const installCommand = (packages) =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;

/**
 * @param {readonly string[]} prefix
 * @param {readonly string[]} args
 */
const runApt = async (prefix, args) => {
  // sudo drops the environment, so what apt-get needs of it is said to `env`.
  const [command = '', ...rest] = [
    ...prefix,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    ...args,
  ];
  return runCommand(command, rest, {
    env: {
      ...process.env,
      // dpkg calls tools that an ordinary person's search path may lack.
      PATH: `${process.env['PATH'] ?? '/usr/bin:/bin'}:/usr/local/sbin:/usr/sbin:/sbin`,
    },
  });
};

/**
 * @param {readonly string[]} prefix
 * @param {readonly string[]} packages
 */
const install = async (prefix, packages) => {
  const updated = await runApt(prefix, ['update', '-q']);
  const policy = await runCommand('apt-cache', [
    'policy',
    ...packages.flatMap((name) => [name, `${name}t64`]),
  ]);
  const names = chooseNames(packages, policy.stdout);
  const installed = await runApt(prefix, [
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    ...names,
  ]);
  if (installed.status === 0) return;
  throw new Refusal({
    where: 'System packages',
    expected: `apt-get to install ${names.join(' ')}`,
    found: `status ${installed.status} (update: ${updated.status}):\n  ${lastWords(installed)}`,
    remedy: `Run it by hand to see why: ${installCommand(names)}`,
  });
};

/**
 * Installs packages where that may be done unasked (root, or CI), and otherwise refuses with the one
 * command that does it.
 * @param {string} purpose what lacks them, for the message
 * @param {readonly string[]} packages Debian names; none is fine
 */
export const installSystemPackages = async (purpose, packages) => {
  if (packages.length === 0) return;
  const prefix = hasProgram('apt-get') ? ownPrefix() : undefined;
  if (prefix !== undefined) {
    await sayWhile(`Installing system packages ${packages.join(' ')}`, () =>
      install(prefix, packages),
    );
    return;
  }
  throw new Refusal({
    where: purpose,
    expected: `the system packages ${packages.join(', ')}`,
    found: 'that this system lacks them',
    remedy: hasProgram('apt-get')
      ? `Run: ${installCommand(packages)}`
      : 'Install them with the package manager of your system (these are their Debian names).',
  });
};

import process from 'node:process';
import { ensureBuild } from '../build/ensure-build.js';
import { ensureDependencies } from '../install/ensure-dependencies.js';
import { ownNodePath } from '../install/node-binary.js';
import { prepareWindow } from '../support/prepare-window.js';
import { Refusal } from '../support/refusal.js';
import { nothing, onePassed } from './tally.js';
import { runCheck, runFuzz, runTests } from './tools.js';

/** @typedef {import('./run-steps.js').Step} Step */

/** The whole of the end-to-end tests, on a slow machine with two cores, in milliseconds. */
const endToEndDeadline = 15 * 60 * 1000;

/** Hundreds of killed engines, or a hundred thousand damaged files, on the same. */
const enduranceDeadline = 12 * 60 * 1000;

/**
 * What the steps share once it is there.
 * @typedef {object} Ground
 * @property {string} node
 * @property {() => void} release ends what was started for the steps
 */

/**
 * The steps of `npm test`, in order, and the ground that they lay.
 * @returns {{ steps: readonly Step[], ground: Ground }}
 */
export const listSteps = () => {
  /** @type {Ground} */
  const ground = { node: ownNodePath, release: () => undefined };

  /** @param {string} name @param {string} script @returns {Step} */
  const check = (name, script) => ({
    name,
    needs: ['dependencies'],
    together: 'checks',
    run: () => runCheck(ground.node, script),
  });
  /** @param {string} name @param {string} project @param {readonly string[]} [needs] @returns {Step} */
  const tests = (name, project, needs = []) => ({
    name,
    needs: ['dependencies', ...needs],
    run: () => runTests(ground.node, project),
  });

  /** @type {readonly Step[]} */
  const steps = [
    {
      name: 'dependencies',
      run: async () => {
        ground.node = await ensureDependencies();
        return nothing;
      },
    },
    // The longest first: the others run beside it.
    check('lint', 'check:lint'),
    check('format', 'check:format'),
    check('types', 'check:types'),
    check('layers', 'check:layers'),
    check('dead code', 'check:dead'),
    {
      name: 'build',
      needs: ['dependencies'],
      run: async () => {
        await ensureBuild(ground.node);
        return onePassed;
      },
    },
    {
      name: 'window',
      needs: ['dependencies'],
      run: async () => {
        const { electron, endDisplay } = await prepareWindow(ground.node);
        process.env['TIERWRIGHT_ELECTRON'] = electron.folder;
        ground.release = endDisplay;
        return nothing;
      },
    },
    tests('unit', 'unit'),
    // Its tests call openssl and the built command line.
    tests('integration', 'integration', ['build', 'window']),
    {
      name: 'endurance',
      needs: ['dependencies', 'build'],
      run: () =>
        runTests(ground.node, 'endurance', { deadline: enduranceDeadline, reporter: 'verbose' }),
    },
    {
      name: 'fuzz',
      needs: ['dependencies'],
      run: () => runFuzz(ground.node, enduranceDeadline),
    },
    tests('type tests', 'types'),
    tests('architecture', 'architecture'),
    {
      name: 'end to end',
      needs: ['dependencies', 'build', 'window'],
      run: () => runTests(ground.node, 'e2e', { deadline: endToEndDeadline, reporter: 'verbose' }),
    },
  ];
  return { steps, ground };
};

/** Names that stand for several steps, or for one whose name has a blank. */
const groups = /** @type {Readonly<Record<string, readonly string[]>>} */ ({
  check: ['format', 'types', 'lint', 'layers', 'dead code'],
  e2e: ['end to end'],
});

/**
 * The steps that `names` ask for and those that they need, in their order; all for no names.
 * @param {readonly Step[]} steps
 * @param {readonly string[]} names
 */
export const selectSteps = (steps, names) => {
  if (names.length === 0) return steps;
  const byName = new Map(steps.map((step) => [step.name, step]));
  /** @type {Set<string>} */
  const chosen = new Set();
  /** @param {string} name */
  const choose = (name) => {
    const step = byName.get(name);
    if (step === undefined) {
      throw new Refusal({
        where: 'npm test',
        expected: `one of ${[...Object.keys(groups), ...byName.keys()].join(', ')}`,
        found: name,
        remedy: 'Name no step to run all of them.',
      });
    }
    step.needs?.forEach(choose);
    chosen.add(name);
  };
  names.flatMap((name) => groups[name] ?? [name]).forEach(choose);
  return steps.filter((step) => chosen.has(step.name));
};

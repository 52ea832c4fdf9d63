import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inProject, projectRoot } from '#electron/launch/support/project-root.js';
import { invariant } from '#shared/invariant.ts';
import { makeHome } from '#test/e2e/support/own-home.ts';
import type { Bench } from '../bench.ts';
import { figure, summarise, type Figure, type Measured } from '../bench-report.ts';
import { openWindow } from '../window/open-window.ts';
import { memoryOfTree } from '../window/process-memory.ts';
import {
  blankPage,
  portfolio,
  waitUsable,
  type StartTimes,
  type Usable,
} from '../window/usable.ts';

const runs = 9;

/** What is left idle for this long has ended its start: caches filled, garbage collected. */
const idleMs = 4000;

const hasProcessTable = process.platform === 'linux';

type Start = StartTimes & { readonly memory: number | null };

const timeStart = async (
  target: string,
  args: readonly string[],
  home: string,
  usable: Usable,
): Promise<Start> => {
  const window = await openWindow(target, args, home);
  try {
    const times = await waitUsable(window, usable);
    await wait(idleMs);
    return { ...times, memory: hasProcessTable ? memoryOfTree(window.pid) : null };
  } finally {
    await window.close();
  }
};

/** The sample workspace as a person makes it, by the button of the start page. */
const makeSample = async (home: string): Promise<string> => {
  const window = await openWindow(projectRoot, [], home);
  await waitUsable(window, {
    target: `() => {
      const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Open sample workspace'));
      if (button === undefined) return null;
      const { x, y } = button.getBoundingClientRect();
      return { x: x + 10, y: y + 10 };
    }`,
    isAnswered: portfolio.target,
  });
  await window.close();
  const name = readdirSync(home, { recursive: true, encoding: 'utf8' }).find((file) =>
    file.endsWith('.tierwright'),
  );
  invariant(name !== undefined, `no sample workspace in ${home}`);
  return path.join(home, name);
};

const blank = 'blank Electron window';

const compare = (
  what: string,
  ours: readonly number[],
  reference: readonly number[],
  parts: Pick<Figure, 'unit' | 'target'>,
): Figure =>
  figure({
    what,
    ours: summarise(ours),
    reference: { what: blank, ...summarise(reference) } satisfies Measured & { what: string },
    ...parts,
  });

const memories = (starts: readonly Start[]): readonly number[] =>
  starts.flatMap(({ memory }) => (memory === null ? [] : [memory]));

/**
 * From the request for the process to a ranked list of the sample workspace that has answered a
 * click, beside a blank window of the same Electron that has answered one, taking turns.
 */
export const bench: Bench = async () => {
  invariant(existsSync(inProject('dist', 'main')), 'run it by `npm run bench -- start`');
  const homes = [makeHome(), makeHome()] as const;
  const [ourHome, blankHome] = homes;
  try {
    const sample = await makeSample(ourHome);
    const blankFolder = inProject('test', 'bench', 'blank-window');
    const ours: Start[] = [];
    const reference: Start[] = [];
    // The first of each only fills the system's caches of files.
    for (let run = -1; run < runs; run += 1) {
      const theirs = await timeStart(blankFolder, [], blankHome, blankPage);
      const mine = await timeStart(projectRoot, [sample], ourHome, portfolio);
      if (run >= 0) {
        reference.push(theirs);
        ours.push(mine);
      }
    }
    const list = (starts: readonly Start[], of: keyof StartTimes): readonly number[] =>
      starts.map((start) => start[of]);
    return {
      figures: [
        compare(
          'start to a click on a ranked partner that was answered, sample workspace',
          list(ours, 'usable'),
          list(reference, 'usable'),
          { unit: 'ms', target: 2 },
        ),
        compare(
          'start to the ranked list painted',
          list(ours, 'painted'),
          list(reference, 'painted'),
          { unit: 'ms', target: null },
        ),
        ...(hasProcessTable
          ? [
              compare(
                `memory of all processes, sample workspace open, ${idleMs / 1000} s idle (PSS)`,
                memories(ours),
                memories(reference),
                { unit: 'MB', target: 1.6 },
              ),
            ]
          : []),
      ],
      notes: hasProcessTable
        ? []
        : ['Memory of all processes is read from /proc, which only Linux has.'],
    };
  } finally {
    homes.forEach((home) => rmSync(home, { recursive: true, force: true }));
  }
};

import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { writeFutures } from '#db/futures/futures-rows.ts';
import { openWorkspaceFile } from '#db/open-workspace-file.ts';
import { readWorkspace } from '#electron/engine/services/read-workspace.ts';
import { projectRoot } from '#electron/launch/support/project-root.js';
import type { ScenarioId } from '#shared/model/ids.ts';
import { makeHome } from '#test/e2e/support/own-home.ts';
import { shellIn } from '#test/fixtures/a-shell.ts';
import type { Bench } from '../bench.ts';
import { figure, summarise } from '../bench-report.ts';
import { dragSlider, sweep, type Track } from '../window/drag-slider.ts';
import { startHeatMeter, stopHeatMeter } from '../window/heat-meter.ts';
import { openWindow, type OpenWindow } from '../window/open-window.ts';
import { readFrameTimes } from '../window/page-meter.ts';
import { portfolio, waitUsable } from '../window/usable.ts';

const scenarios = 8;
const steps = 300;
const slider = 'Logistics investment in every future';

/** The sample with eight scenarios: its own, and each once more further from the baselines. */
const makeWorkspace = async (folder: string): Promise<string> => {
  const path = join(folder, 'sample.tierwright');
  const made = await shellIn(folder, '').run('new', path, '--sample');
  if (made.status !== 0) throw new Error(made.err);
  const opened = await openWorkspaceFile(path, new Date());
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const file = opened.value;
  const { futures } = readWorkspace(file);
  const more = futures.scenarios.map((scenario) => ({
    ...scenario,
    id: `${scenario.id}-more` as ScenarioId,
    name: `${scenario.name}, harder`,
    states: scenario.states.map(({ driverId, value }) => {
      const driver = futures.drivers.find(({ id }) => id === driverId);
      const end = driver === undefined || value < driver.baseline ? driver?.low : driver.high;
      return { driverId, value: ((end ?? value) + value) / 2 };
    }),
  }));
  const all = [...futures.scenarios, ...more].slice(0, scenarios);
  writeFutures(file.connection, { ...futures, scenarios: all });
  await file.close();
  return path;
};

const hasText = (text: string): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (document.body.innerText.includes(text)) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });

const clickText = (text: string): void => {
  const found = [...document.querySelectorAll('label')].find(
    ({ textContent }) => textContent === text,
  );
  if (found === undefined) throw new Error(`no choice ${text}`);
  found.click();
};

const trackOf = ({ call }: OpenWindow): Promise<Track> =>
  call((name) => {
    const thumb = document.querySelector(`[role="slider"][aria-label="${name}"]`);
    const track = thumb?.parentElement?.getBoundingClientRect();
    if (track === undefined) throw new Error(`no slider ${name}`);
    return { left: track.left, width: track.width, y: track.top + track.height / 2 };
  }, slider);

/** A driver dragged over the heat map in the real window: from each move to the frame that shows all its tiers. */
export const bench: Bench = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tierwright-bench-'));
  const home = makeHome();
  try {
    const window = await openWindow(projectRoot, [await makeWorkspace(folder)], home);
    try {
      await waitUsable(window, portfolio);
      const key = { key: '4', code: 'Digit4', windowsVirtualKeyCode: 52, modifiers: 2 };
      await window.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
      await window.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
      await window.call(hasText, 'What the tiers would be');
      await window.call(clickText, 'Heat map');
      await window.call(hasText, 'Hold a driver at one state');
      await window.call(clickText, 'All partners');
      await window.call(hasText, '243 of 243 partners');
      await wait(1000);
      const frame = await window.call(readFrameTimes, 200);
      const track = await trackOf(window);
      // Once without being counted, so that the code is compiled as it is after a minute's work.
      await dragSlider(window, track, sweep(100));
      await wait(300);
      await window.call(startHeatMeter, { slider });
      await dragSlider(window, track, sweep(steps));
      await wait(500);
      const { latencies, frames, longTasks, changes } = await window.call(stopHeatMeter, undefined);
      if (latencies.length < 20 || changes < 10) {
        throw new Error(`${latencies.length} moves were painted, ${changes} changed a tier`);
      }
      const size = `243 partners × ${scenarios} futures`;
      const aFrame = { what: 'one frame at 60 Hz', ...summarise(frame) };
      return {
        figures: [
          figure({
            what: `${size}: driver moved to painted tiers`,
            unit: 'ms',
            ours: summarise(latencies),
            reference: aFrame,
            target: 33,
            targetOf: 'p95',
          }),
          figure({
            what: `${size}: work of a frame that shows another state`,
            unit: 'ms',
            ours: summarise(frames),
            reference: aFrame,
            target: null,
          }),
          figure({
            what: `${size}: longest task of the page while dragging (0: none above 50 ms)`,
            unit: 'ms',
            ours: summarise(longTasks.length === 0 ? [0] : longTasks),
            reference: null,
            target: 50,
            targetOf: 'most',
          }),
        ],
        notes: [
          `${steps} moves at 60 a second, ${frames.length} frames with another state, ${changes} of them with other tiers; load of the machine meanwhile ${loadavg()[0]?.toFixed(1)}.`,
        ],
      };
    } finally {
      await window.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(home, { recursive: true, force: true });
  }
};

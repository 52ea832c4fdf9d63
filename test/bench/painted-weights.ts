import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '#electron/launch/support/project-root.js';
import { makeHome } from '#test/e2e/support/own-home.ts';
import { figure, summarise, type Figure } from './bench-report.ts';
import { dragSlider, findTrack, sweep } from './window/drag-slider.ts';
import { makeLargeWorkspace } from './window/large-workspace.ts';
import { openWindow, type OpenWindow } from './window/open-window.ts';
import { readFrameTimes, startMeter, stopMeter } from './window/page-meter.ts';
import { portfolio, waitUsable } from './window/usable.ts';

const criteria = 24;
const steps = 400;
const drags = 1000;
const slider = 'Weight of Measure 1';

const hasText = (text: string): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (document.body.innerText.includes(text)) resolve();
      else requestAnimationFrame(look);
    };
    look();
  });

/** MiB of JavaScript objects in the page that are still reachable. */
const readHeap = async ({ send }: OpenWindow): Promise<number> => {
  await send('HeapProfiler.collectGarbage');
  const { usedSize } = (await send('Runtime.getHeapUsage')) as { readonly usedSize: number };
  return usedSize / 1024 / 1024;
};

const press = async ({ send }: OpenWindow, key: string, modifiers = 0): Promise<void> => {
  const code = { key, code: `Digit${key}`, windowsVirtualKeyCode: key.charCodeAt(0), modifiers };
  await send('Input.dispatchKeyEvent', { type: 'keyDown', ...code });
  await send('Input.dispatchKeyEvent', { type: 'keyUp', ...code });
};

const control = 2;

/** Opens Model and waits until its grid is drawn. */
const openModel = async (window: OpenWindow): Promise<void> => {
  await press(window, '3', control);
  await window.call(hasText, 'Who moves');
  await wait(1000);
};

/**
 * A slider of Model dragged by a mouse in the real window, `partners` beside it: from each move to
 * the frame that shows it.
 */
export const measurePaintedWeights = async (
  partners: number,
): Promise<{ readonly figures: readonly Figure[]; readonly notes: readonly string[] }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tierwright-bench-'));
  const home = makeHome();
  try {
    const workspace = await makeLargeWorkspace(folder, partners, criteria);
    const window = await openWindow(projectRoot, [workspace], home);
    try {
      await waitUsable(window, portfolio);
      await openModel(window);
      const frame = await window.call(readFrameTimes, 300);
      const track = await findTrack(window, slider);
      // Once without being counted, so that the code is compiled as it is after a minute's work.
      await dragSlider(window, track, sweep(100));
      await window.call(hasText, 'All changes saved');
      await window.call(startMeter, { slider });
      await dragSlider(window, track, sweep(steps));
      await window.call(hasText, 'All changes saved');
      await wait(500);
      const { latencies, frames, longTasks, lost } = await window.call(stopMeter, undefined);
      if (latencies.length < 20 || lost > 5) {
        throw new Error(`of ${steps} moves ${latencies.length} were painted and ${lost} lost`);
      }
      const before = await readHeap(window);
      for (let drag = 0; drag < drags; drag += 1) {
        await dragSlider(window, track, drag % 2 === 0 ? [10, 30, 50] : [50, 30, 10]);
      }
      await window.call(hasText, 'All changes saved');
      await wait(500);
      const after = await readHeap(window);
      const size = `${partners.toLocaleString('en-US')} × ${criteria}`;
      const aFrame = { what: 'one frame at 60 Hz', ...summarise(frame) };
      const figures = [
        figure({
          what: `${size}: slider moved to painted grid and charts`,
          unit: 'ms',
          ours: summarise(latencies),
          reference: aFrame,
          target: 33,
          targetOf: 'p95',
        }),
        figure({
          what: `${size}: work of a frame that shows a new weight`,
          unit: 'ms',
          ours: summarise(frames),
          reference: aFrame,
          target: null,
        }),
        figure({
          what: `${size}: longest task of the page while dragging and saving (0: none above 50 ms)`,
          unit: 'ms',
          ours: summarise(longTasks.length === 0 ? [0] : longTasks),
          reference: null,
          target: 50,
          targetOf: 'most',
        }),
        figure({
          what: `${size}: heap of the page after ${drags.toLocaleString('en-US')} drags, beside before`,
          unit: 'MB',
          ours: summarise([after]),
          reference: { what: 'before', ...summarise([before]) },
          target: 1.05,
        }),
      ];
      return {
        figures,
        notes: [
          `${size}: ${steps} moves at 60 a second, ${latencies.length} deliveries to the page that were painted; load of the machine meanwhile ${loadavg()[0]?.toFixed(1)}.`,
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

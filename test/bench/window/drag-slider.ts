import { setTimeout as wait } from 'node:timers/promises';
import type { OpenWindow } from './open-window.ts';

/** A slider's track on the screen, in CSS pixels. */
export type Track = { readonly left: number; readonly width: number; readonly y: number };

/** Where the track of a slider is; scrolls it into view first. */
export const findTrack = ({ call }: OpenWindow, slider: string): Promise<Track> =>
  call((name) => {
    const thumb = document.querySelector(`[role="slider"][aria-label="${name}"]`);
    const track = thumb?.closest('[data-track]');
    if (track === null || track === undefined) throw new Error(`no slider ${name}`);
    track.scrollIntoView({ block: 'center' });
    const { left, width, top, height } = track.getBoundingClientRect();
    return { left, width, y: top + height / 2 };
  }, slider);

const mouse = (
  { send }: OpenWindow,
  type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
  track: Track,
  percent: number,
): Promise<object> =>
  send('Input.dispatchMouseEvent', {
    type,
    x: track.left + (track.width * percent) / 100,
    y: track.y,
    button: 'left',
    buttons: type === 'mouseReleased' ? 0 : 1,
    clickCount: type === 'mouseMoved' ? 0 : 1,
  });

/** Milliseconds between two moves of a mouse that is read at 60 Hz. */
const pace = 1000 / 60;

/**
 * Presses a slider at its first percentage, moves through the others at 60 a second whether or not
 * they were shown, as a hand does, and lets go. The events go through Chromium's whole input path.
 */
export const dragSlider = async (
  window: OpenWindow,
  track: Track,
  percents: readonly number[],
): Promise<void> => {
  const [first = 0, ...others] = percents;
  await mouse(window, 'mousePressed', track, first);
  const begun = performance.now();
  const answers: Promise<object>[] = [];
  for (const [index, percent] of others.entries()) {
    await wait(Math.max(0, begun + (index + 1) * pace - performance.now()));
    answers.push(mouse(window, 'mouseMoved', track, percent));
  }
  await Promise.all(answers);
  await mouse(window, 'mouseReleased', track, percents.at(-1) ?? 0);
};

/** To and fro between 5 and 60 per cent, one or two points a step. */
export const sweep = (steps: number): readonly number[] =>
  Array.from({ length: steps }, (_, step) => {
    const place = (step * 2) % 110;
    return 5 + (place < 55 ? place : 110 - place);
  });

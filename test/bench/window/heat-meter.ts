/** What a drag of a driver over the heat map looked like from within the page; times in milliseconds. */
export type HeatReadings = {
  /** From an input event to the end of the frame that shows its state and the tiers of that state. */
  readonly latencies: readonly number[];
  /** From the begin of such a frame to the end of its style, layout and paint. */
  readonly frames: readonly number[];
  readonly longTasks: readonly number[];
  /** Frames in which tiers in the grid were others than in the one before. */
  readonly changes: number;
};

type MeteredWindow = { tierwrightHeat?: { readonly stop: () => HeatReadings } };

/**
 * Runs in the page. A move of the mouse counts as painted when the slider has another state than in the frame
 * before; the tiers of the grid are read in the same look, which a frame callback posts and Chromium delivers
 * after the frame's paint.
 */
export const startHeatMeter = ({ slider }: { readonly slider: string }): void => {
  const latencies: number[] = [];
  const frames: number[] = [];
  const longTasks: number[] = [];
  let moves: number[] = [];
  const thumb = document.querySelector(`[role="slider"][aria-label="${slider}"]`);
  const grid = document.querySelector('[role="region"][aria-label="Tiers by future"]');
  const movers = document.querySelector('[aria-label="Movers by future"]');
  if (thumb === null || grid === null || movers === null) {
    throw new Error(`no slider ${slider} beside a heat map`);
  }
  const texts = (): string => `${movers.textContent}${grid.textContent}`;
  let shown = thumb.getAttribute('aria-valuenow');
  let tiers = texts();
  let changes = 0;
  let isRunning = true;
  const listen = (event: MouseEvent): void => {
    if (event.buttons === 1) moves.push(event.timeStamp);
  };
  document.addEventListener('pointermove', listen, { capture: true });
  const observer = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  observer.observe({ type: 'longtask' });
  const { port1, port2 } = new MessageChannel();
  let begun = 0;
  port1.onmessage = () => {
    const now = performance.now();
    const next = thumb.getAttribute('aria-valuenow');
    if (next !== shown) {
      shown = next;
      frames.push(now - begun);
      latencies.push(...moves.map((at) => now - at));
      const read = texts();
      changes += Number(read !== tiers);
      tiers = read;
    }
    // A move that changed nothing is shown already.
    moves = [];
  };
  const look = (at: number): void => {
    if (!isRunning) return;
    begun = at;
    port2.postMessage(null);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  (window as unknown as MeteredWindow).tierwrightHeat = {
    stop: () => {
      isRunning = false;
      observer.disconnect();
      document.removeEventListener('pointermove', listen, { capture: true });
      return { latencies, frames, longTasks, changes };
    },
  };
};

/** Runs in the page: ends the meter and hands over what it has read. */
export const stopHeatMeter = (): HeatReadings => {
  const { tierwrightHeat } = window as unknown as MeteredWindow;
  if (tierwrightHeat === undefined) throw new Error('no meter was started');
  return tierwrightHeat.stop();
};

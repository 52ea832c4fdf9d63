/** What a drag of a slider looked like from within the page; times in milliseconds. */
export type DragReadings = {
  /** From an input event to the end of the frame that shows its weight and a new ranking. */
  readonly latencies: readonly number[];
  /** From the begin of a frame to the end of its style, layout and paint, while one was due. */
  readonly frames: readonly number[];
  /** Tasks of more than 50 ms. */
  readonly longTasks: readonly number[];
  /** Moves whose weight was never shown. */
  readonly lost: number;
};

/** Where the meter keeps itself in the page between two calls. */
type MeteredWindow = { tierwrightMeter?: { readonly stop: () => DragReadings } };

/**
 * Runs in the page. A move of the mouse counts as painted when the slider's thumb has the weight that
 * belongs to the mouse and the ranked grid shows other texts than before; both are looked at in a
 * message that a frame callback posts, which Chromium delivers after the frame's paint. Moves are no
 * part of Event Timing, and a frame callback alone would end before style, layout and paint.
 */
export const startMeter = ({ slider }: { readonly slider: string }): void => {
  const latencies: number[] = [];
  const frames: number[] = [];
  const longTasks: number[] = [];
  const moves: { readonly at: number; readonly percent: number }[] = [];
  const thumb = document.querySelector(`[role="slider"][aria-label="${slider}"]`);
  const track = thumb?.closest('[data-track]')?.getBoundingClientRect();
  const grid = document.querySelector('[role="region"][aria-label="Partners by rank"]');
  if (thumb === null || track === undefined || grid === null) {
    throw new Error(`no slider ${slider} beside a ranked grid`);
  }
  const texts = (): string =>
    [...grid.querySelectorAll('[col-id="score"], [col-id="tier"]')]
      .map(({ textContent }) => textContent)
      .join();
  let shown = texts();
  let isRunning = true;

  const listen = (event: MouseEvent): void => {
    if (event.buttons !== 1) return;
    const [first] = event instanceof PointerEvent ? event.getCoalescedEvents() : [];
    const share = Math.min(1, Math.max(0, (event.clientX - track.left) / track.width));
    const percent = Math.round(100 * share);
    if ((moves.at(-1)?.percent ?? Number(thumb.getAttribute('aria-valuenow'))) !== percent) {
      moves.push({ at: (first ?? event).timeStamp, percent });
    }
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
    const percent = Number(thumb.getAttribute('aria-valuenow'));
    const last = moves.findLastIndex((move) => move.percent === percent);
    if (last >= 0) {
      const next = texts();
      if (next !== shown) {
        shown = next;
        frames.push(now - begun);
        latencies.push(...moves.splice(0, last + 1).map(({ at }) => now - at));
      }
    }
  };
  const look = (at: number): void => {
    if (!isRunning) return;
    begun = at;
    port2.postMessage(null);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  (window as unknown as MeteredWindow).tierwrightMeter = {
    stop: () => {
      isRunning = false;
      observer.disconnect();
      document.removeEventListener('pointermove', listen, { capture: true });
      return { latencies, frames, longTasks, lost: moves.length };
    },
  };
};

/** Runs in the page: ends the meter and hands over what it has read. */
export const stopMeter = (): DragReadings => {
  const { tierwrightMeter } = window as unknown as MeteredWindow;
  if (tierwrightMeter === undefined) throw new Error('no meter was started');
  return tierwrightMeter.stop();
};

/** Runs in the page: the time from one frame to the next, while nothing else is going on. */
export const readFrameTimes = (count: number): Promise<readonly number[]> =>
  new Promise((resolve) => {
    const times: number[] = [];
    let before: number | null = null;
    const look = (now: number): void => {
      if (before !== null) times.push(now - before);
      before = now;
      if (times.length < count) requestAnimationFrame(look);
      else resolve(times);
    };
    requestAnimationFrame(look);
  });

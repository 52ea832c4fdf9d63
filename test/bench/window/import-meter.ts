/** What the page went through while it waited; times in milliseconds. */
export type ImportReadings = {
  /** From one change of a progress bar that shows a share to its next, or to its end. */
  readonly waits: readonly number[];
  /** Tasks of the page of more than 50 ms. */
  readonly longTasks: readonly number[];
};

/** Where the meter keeps itself in the page between two calls. */
type MeteredWindow = { tierwrightImportMeter?: () => ImportReadings };

/** Runs in the page: notes each change of the progress bar that is shown, and every long task. */
export const startImportMeter = (): void => {
  const waits: number[] = [];
  const longTasks: number[] = [];
  let bar: Element | null = null;
  let changed = 0;
  const changes = new MutationObserver(() => {
    const now = performance.now();
    const shown = document.querySelector('[role="progressbar"]:not([data-animated])');
    const value = shown?.getAttribute('aria-valuenow') ?? null;
    if (bar !== null && (bar !== shown || value !== shownValue)) waits.push(now - changed);
    if (bar !== shown || value !== shownValue) changed = now;
    bar = shown;
    shownValue = value;
  });
  let shownValue: string | null = null;
  changes.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['aria-valuenow'],
  });
  const tasks = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  tasks.observe({ type: 'longtask' });
  (window as unknown as MeteredWindow).tierwrightImportMeter = () => {
    changes.disconnect();
    tasks.disconnect();
    return { waits, longTasks };
  };
};

/** Runs in the page: ends the meter and hands over what it has read. */
export const stopImportMeter = (): ImportReadings => {
  const { tierwrightImportMeter } = window as unknown as MeteredWindow;
  if (tierwrightImportMeter === undefined) throw new Error('no meter was started');
  return tierwrightImportMeter();
};

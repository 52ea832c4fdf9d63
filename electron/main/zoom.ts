/** Steps of Chromium's zoom level: each step is a fifth; from half to three times the size. */
const step = 0.5;
const lowest = -4;
const highest = 6;

/** The level after zooming once in that direction. */
export const zoomedLevel = (level: number, id: 'zoom-in' | 'zoom-out' | 'zoom-reset'): number => {
  if (id === 'zoom-reset') {
    return 0;
  }
  const next = id === 'zoom-in' ? level + step : level - step;
  return Math.min(highest, Math.max(lowest, next));
};

/** The level at which a room reads what one person reads at `level`: two steps more. */
export const presentedLevel = (level: number): number => Math.min(highest, level + 2 * step);

import { onDemand } from '#renderer/ui/on-demand.tsx';
import type { ChartProps } from './chart-props.ts';
import classes from './chart.module.css';

/** Longest wait for an idle page, in milliseconds. */
const patience = 300;

/** Fulfilled when the frame at hand has been handed on and nothing else is to be done. */
const pageIdle = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: patience })),
  );

/**
 * One chart; until the code that draws it is there, the space that it will take. ECharts is loaded
 * with the first chart, once the page is idle: what stands around it need not wait for it.
 */
export const Chart = onDemand<ChartProps>(
  async () => {
    await pageIdle();
    return (await import('./canvas-chart.tsx')).CanvasChart;
  },
  ({ height }) => <div className={classes['frame']} style={{ height }} aria-busy />,
);

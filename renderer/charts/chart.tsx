import { onDemand } from '#renderer/ui/on-demand.tsx';
import type { ChartProps } from './chart-props.ts';
import classes from './chart.module.css';

/** Fulfilled when the frame at hand has been handed on. */
const framePainted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/**
 * One chart; until the code that draws it is there, the space that it will take. ECharts is loaded
 * with the first chart, after a frame: what stands around it need not wait for it.
 */
export const Chart = onDemand<ChartProps>(
  async () => {
    await framePainted();
    return (await import('./canvas-chart.tsx')).CanvasChart;
  },
  ({ height }) => <div className={classes['frame']} style={{ height }} aria-busy />,
);

import { lazy, Suspense } from 'react';
import type { ChartProps } from './chart-props.ts';
import classes from './chart.module.css';

// ECharts is loaded with the first chart: what stands around it need not wait for it.
const CanvasChart = lazy(() =>
  import('./canvas-chart.tsx').then((module) => ({ default: module.CanvasChart })),
);

/** One chart; until the code that draws it is there, the space that it will take. */
export const Chart = (props: ChartProps) => (
  <Suspense
    fallback={<div className={classes['frame']} style={{ height: props.height }} aria-busy />}
  >
    <CanvasChart {...props} />
  </Suspense>
);

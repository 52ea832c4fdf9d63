import { onDemand } from '#renderer/ui/on-demand.tsx';
import type { ScatterMapProps } from './scatter-map-props.ts';
import classes from './chart.module.css';

/** Points on a plane; ECharts is loaded with the first one. It fills what it stands in. */
export const ScatterMap = onDemand<ScatterMapProps>(
  async () => (await import('./scatter-canvas.tsx')).ScatterCanvas,
  () => <div className={classes['plane']} aria-busy />,
);

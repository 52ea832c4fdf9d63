import { onDemand } from '#renderer/ui/on-demand.tsx';
import { PictureMenu } from './picture-menu.tsx';
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
 * The chart alone; until the code that draws it is there, the space that it will take. ECharts is loaded
 * with the first chart, once the page is idle: what stands around it need not wait for it.
 */
const CanvasOnDemand = onDemand<ChartProps>(
  async () => {
    await pageIdle();
    return (await import('./canvas-chart.tsx')).CanvasChart;
  },
  ({ height }) => <div className={classes['frame']} style={{ height }} aria-busy />,
);

/** One chart, with a menu that saves it as a picture where there is one. */
export const Chart = (props: ChartProps) =>
  props.picture === undefined ? (
    <CanvasOnDemand {...props} />
  ) : (
    <div className={classes['withMenu']}>
      <CanvasOnDemand {...props} />
      <PictureMenu isFloating of={props.picture().title} picture={props.picture} />
    </div>
  );

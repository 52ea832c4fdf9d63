import {
  BarChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  SankeyChart,
  ScatterChart,
} from 'echarts/charts';
import {
  AriaComponent,
  GraphicComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use as registerParts } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { paperInk } from './chart-ink.ts';
import type { ChartOption } from './chart-props.ts';
import { layOut, pictureSvg, signScale, type Picture } from './picture.ts';

registerParts([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  CustomChart,
  GraphicComponent,
  GridComponent,
  HeatmapChart,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  SankeyChart,
  ScatterChart,
  SVGRenderer,
  VisualMapComponent,
]);

const family = '"Inter Variable", Inter, sans-serif';
/** Dots a CSS pixel: sharp on paper and on a projector. */
const density = 2;

const contextOf = (canvas: HTMLCanvasElement): CanvasRenderingContext2D => {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('a page has canvases');
  return context;
};

/** The same chart without what belongs to a screen. */
const onPaper = (picture: Picture): ChartOption => ({
  ...picture.draw(paperInk),
  animation: false,
  tooltip: { show: false },
  textStyle: { fontFamily: family },
});

const chartSvg = (picture: Picture): string => {
  const { width, height } = picture;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(onPaper(picture));
  const drawn = chart.renderToSVGString();
  chart.dispose();
  return drawn;
};

const chartCanvas = (picture: Picture): HTMLCanvasElement => {
  const { width, height } = picture;
  const chart = init(document.createElement('div'), null, {
    ...{ renderer: 'canvas', width, height },
    devicePixelRatio: density,
  });
  chart.setOption(onPaper(picture));
  const drawn = chart.renderToCanvas({ pixelRatio: density, backgroundColor: '#ffffff' });
  chart.dispose();
  return drawn;
};

/** The bytes of a picture; `source` stands under it. */
export const drawPicture = async (
  picture: Picture,
  source: string,
  format: 'png' | 'svg',
): Promise<Uint8Array<ArrayBuffer>> => {
  const canvas = document.createElement('canvas');
  const context = contextOf(canvas);
  const layout = layOut(picture, source, (text, size, weight) => {
    context.font = `${weight} ${size}px ${family}`;
    return context.measureText(text).width;
  });
  if (format === 'svg') {
    return new TextEncoder().encode(pictureSvg(layout, picture.title, chartSvg(picture)));
  }
  canvas.width = layout.width * density;
  canvas.height = layout.height * density;
  context.scale(density, density);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, layout.width, layout.height);
  context.drawImage(chartCanvas(picture), 0, layout.top, picture.width, picture.height);
  for (const mark of layout.marks) {
    context.fillStyle = mark.colour;
    if (mark.kind === 'swatch') {
      const placed = new Path2D();
      placed.addPath(
        new Path2D(mark.sign),
        new DOMMatrix().translate(mark.x, mark.y).scale(signScale),
      );
      context.fill(placed);
    } else {
      context.font = `${mark.weight} ${mark.size}px ${family}`;
      context.fillText(mark.text, mark.x, mark.y);
    }
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('a picture of this size cannot be drawn');
  return new Uint8Array(await blob.arrayBuffer());
};

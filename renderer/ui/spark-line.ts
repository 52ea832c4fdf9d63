import { sparkPath } from '#shared/portfolio/history/spark-path.ts';

const svg = 'http://www.w3.org/2000/svg';
const box = { width: 84, height: 20, margin: 3 };

/** A small line of figures as plain elements, for cells that draw themselves. */
export type SparkLine = {
  readonly element: SVGSVGElement;
  /** Draws other figures, oldest first, NaN as gaps; `words` say the same to those who do not see it. */
  readonly update: (figures: ArrayLike<number>, words: string) => void;
};

const circle = (x: number, y: number, radius: number): SVGElement => {
  const element = document.createElementNS(svg, 'circle');
  element.setAttribute('cx', String(x));
  element.setAttribute('cy', String(y));
  element.setAttribute('r', String(radius));
  element.setAttribute('fill', 'currentColor');
  return element;
};

/** A line with a dot on its newest figure. */
export const createSparkLine = (): SparkLine => {
  const element = document.createElementNS(svg, 'svg');
  element.setAttribute('viewBox', `0 0 ${box.width} ${box.height}`);
  element.setAttribute('width', String(box.width));
  element.setAttribute('height', String(box.height));
  element.setAttribute('role', 'img');
  element.style.color = 'var(--mantine-primary-color-filled)';
  element.style.flex = 'none';
  const line = document.createElementNS(svg, 'path');
  line.setAttribute('fill', 'none');
  line.setAttribute('stroke', 'currentColor');
  line.setAttribute('stroke-width', '1.5');
  line.setAttribute('stroke-linejoin', 'round');
  line.setAttribute('stroke-linecap', 'round');
  return {
    element,
    update: (figures, words) => {
      const path = sparkPath(figures, box);
      line.setAttribute('d', path.line);
      element.setAttribute('aria-label', words);
      element.replaceChildren(
        line,
        ...path.dots.map(({ x, y }) => circle(x, y, 1.5)),
        ...(path.last === null ? [] : [circle(path.last.x, path.last.y, 2.25)]),
      );
    },
  };
};

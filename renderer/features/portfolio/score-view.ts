import type { CellView } from '#renderer/grid/slot-column.ts';
import { partColourVariable } from '#renderer/tiers/tier-colours.ts';
import { formatNumber } from '#renderer/ui/format.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { groupBehind, rowBehind, type PortfolioSource } from './portfolio-source.ts';
import { totalText } from './total-text.ts';
import classes from './portfolio.module.css';

const svg = 'http://www.w3.org/2000/svg';

/** Points that each dimension of the model contributes to the score of the partner in `row`. */
const pointsByDimension = (
  { model, snapshot, result }: PortfolioSource,
  row: number,
): readonly number[] => {
  const { parts } = explainPartner(model, snapshot, result.columns, row);
  return model.dimensions.map(({ id }) =>
    parts.reduce((sum, part) => sum + (part.dimension.id === id ? part.contribution : 0), 0),
  );
};

/** Why a partner has no score, in as few words as a cell has room for. */
const reasonOf = ({ model, snapshot, result }: PortfolioSource, row: number): string => {
  const { parts } = explainPartner(model, snapshot, result.columns, row);
  const blocking = parts.find(({ rule }) => rule === 'blocks');
  return blocking === undefined ? 'Not enough data' : `No ${blocking.criterion.name}`;
};

const createBar = (): { element: SVGElement; update: (points: readonly number[]) => void } => {
  const element = document.createElementNS(svg, 'svg');
  element.setAttribute('class', classes['bar'] ?? '');
  element.setAttribute('viewBox', '0 0 100 8');
  element.setAttribute('preserveAspectRatio', 'none');
  element.setAttribute('aria-hidden', 'true');
  return {
    element,
    update: (points) => {
      while (element.childElementCount > points.length) element.lastElementChild?.remove();
      let x = 0;
      points.forEach((width, index) => {
        const part = element.children[index] ?? document.createElementNS(svg, 'rect');
        if (part.parentNode === null) {
          part.setAttribute('height', '8');
          part.setAttribute('fill', partColourVariable(index));
          element.append(part);
        }
        // A deduction lies over the end of what the others add, and what is left of it is the score.
        const isOff = width < 0;
        x += isOff ? Math.max(width, -x) : 0;
        part.setAttribute('x', String(x));
        part.setAttribute('width', String(Math.abs(width)));
        part.setAttribute('opacity', isOff ? '0.35' : '1');
        x += isOff ? 0 : width;
      });
    },
  };
};

/** The score as a number and as a bar of what each dimension contributes, 100 points wide. */
export const scoreView = (): CellView => {
  const element = document.createElement('span');
  const figure = document.createElement('span');
  const bar = createBar();
  let shownRow = -1;
  let shownResult: object | null = null;
  return {
    element,
    update: (cell) => {
      const about = groupBehind(cell);
      if (about !== null) {
        shownRow = -1;
        element.className = classes['score'] ?? '';
        figure.className = classes['total'] ?? '';
        figure.textContent = totalText(about.group.total('score'));
        element.replaceChildren(figure);
        return;
      }
      const behind = rowBehind(cell);
      if (behind === null || (behind.row === shownRow && behind.source.result === shownResult)) {
        return;
      }
      const { row, source } = behind;
      shownRow = row;
      shownResult = source.result;
      const score = source.result.scores[row] ?? NaN;
      const isKnown = !Number.isNaN(score);
      element.className = classes[isKnown ? 'score' : 'absent'] ?? '';
      figure.className = isKnown ? (classes['figure'] ?? '') : '';
      figure.textContent = isKnown ? formatNumber(score, 1) : reasonOf(source, row);
      element.replaceChildren(...(isKnown ? [figure, bar.element] : [figure]));
      if (isKnown) bar.update(pointsByDimension(source, row));
    },
  };
};

import { UnstyledButton } from '@mantine/core';
import { formatNumber, formatPercent } from '#renderer/ui/format.ts';
import type { Explanation, ExplanationPart } from '#shared/scoring/explain.ts';
import { partSentence, rawWords } from './explanation-words.ts';
import { waterfallOf, type WaterfallStep } from './waterfall.ts';
import classes from './why.module.css';

type PartTableProps = {
  readonly explained: Explanation;
  /** The colour of a dimension, as CSS says it. */
  readonly colourOf: (dimension: ExplanationPart['dimension']) => string;
  /** What a person should know of a metric, by its code, a sentence each. */
  readonly aboutOf: (metric: string) => readonly string[];
  readonly onTrace: (metric: string) => void;
};

/** A step of the waterfall below the figures of its row, as wide as the table. */
const Step = ({ step, end, colour }: { step: WaterfallStep; end: number; colour: string }) => (
  <span className={classes['step']} aria-hidden>
    <span
      data-deduction={step.isDeduction || undefined}
      style={{
        insetInlineStart: `${(100 * step.start) / end}%`,
        width: `${(100 * step.length) / end}%`,
        background: colour,
      }}
    />
  </span>
);

/**
 * Figure, value, weight and points of each criterion; a figure can be followed to its rows. Below each row
 * its points lie on the way from 0 to the score, where there is one.
 */
export const PartTable = ({ explained, colourOf, aboutOf, onTrace }: PartTableProps) => {
  const { parts, score } = explained;
  const { steps, scaleEnd } = waterfallOf(parts, score);
  return (
    <table className={classes['parts']} aria-label="Criterion by criterion">
      <thead>
        <tr>
          <th scope="col">Criterion</th>
          <th scope="col" data-align="end">
            Raw
          </th>
          <th scope="col" data-align="end">
            Value
          </th>
          <th scope="col" data-align="end">
            Weight
          </th>
          <th scope="col" data-align="end">
            Points
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part, index) => (
          <tr
            key={part.criterion.id}
            title={[partSentence(part), ...aboutOf(part.criterion.metricCode)].join('\n')}
            onContextMenu={(event) => {
              event.preventDefault();
              onTrace(part.criterion.metricCode);
            }}
          >
            <td>
              {part.criterion.name}
              {score !== null && steps[index] !== undefined && (
                <Step step={steps[index]} end={scaleEnd} colour={colourOf(part.dimension)} />
              )}
            </td>
            <td data-align="end">
              <UnstyledButton
                className={classes['trace']}
                aria-label={`${rawWords(part)}, where ${part.criterion.name} comes from`}
                onClick={() => onTrace(part.criterion.metricCode)}
              >
                {rawWords(part)}
              </UnstyledButton>
            </td>
            <td data-align="end">{part.value === null ? '–' : formatNumber(part.value, 0)}</td>
            <td data-align="end">{formatPercent(part.weightUsed)}</td>
            <td data-align="end">{formatNumber(part.contribution, 1)}</td>
          </tr>
        ))}
      </tbody>
      {score !== null && (
        <tfoot>
          <tr>
            <td colSpan={4}>Score</td>
            <td data-align="end">{formatNumber(score, 1)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
};

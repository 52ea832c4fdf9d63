import { UnstyledButton } from '@mantine/core';
import { formatNumber, formatPercent } from '#renderer/ui/format.ts';
import type { ExplanationPart } from '#shared/scoring/explain.ts';
import { partSentence, rawWords } from './explanation-words.ts';
import classes from './why.module.css';

type PartTableProps = {
  readonly parts: readonly ExplanationPart[];
  /** What a person should know of a metric, by its code, a sentence each. */
  readonly aboutOf: (metric: string) => readonly string[];
  readonly onTrace: (metric: string) => void;
};

/** Figure, value, weight and points of each criterion; a figure can be followed to its rows. */
export const PartTable = ({ parts, aboutOf, onTrace }: PartTableProps) => (
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
      {parts.map((part) => (
        <tr
          key={part.criterion.id}
          title={[partSentence(part), ...aboutOf(part.criterion.metricCode)].join('\n')}
          onContextMenu={(event) => {
            event.preventDefault();
            onTrace(part.criterion.metricCode);
          }}
        >
          <td>{part.criterion.name}</td>
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
  </table>
);

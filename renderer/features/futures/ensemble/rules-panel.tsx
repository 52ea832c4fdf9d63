import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { formatCount, formatNumber, formatOf, formatPercent } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { EnsemblePartner } from '#shared/ensemble/run/read-partners.ts';
import type { EnsembleRun } from '#shared/model/ensemble.ts';
import { readRules } from '#shared/robustness/read-rules.ts';
import { disagreements, type SixRule } from '#shared/robustness/six-rules.ts';
import { CommittedNumber } from '../committed-number.tsx';
import { ruleNames, ruleSentences } from '#shared/robustness/rule-words.ts';
import classes from './ensemble.module.css';

type RulesPanelProps = {
  readonly run: EnsembleRun;
  readonly partners: readonly EnsemblePartner[];
  readonly names: readonly string[];
  readonly optimism: number;
  readonly isReadOnly: boolean;
  readonly onOptimism: (optimism: number) => void;
};

const shownNames = 4;
const shownDisagreements = 12;

const valueWords = (rule: SixRule, value: number): string =>
  rule === 'satisficing' ? formatPercent(value, 0) : formatNumber(value, 1);

/** The six rules side by side: what each prefers, and the partners on whom they differ most. */
export const RulesPanel = (props: RulesPanelProps) => {
  const { run, partners, names, optimism, isReadOnly, onOptimism } = props;
  const readings = useMemo(() => readRules(run, partners, optimism), [partners, run, optimism]);
  const apart = useMemo(() => disagreements(readings), [readings]);
  const { topTiers: tops = [0] } = run.facts;
  const seats = Math.max(1, partners.filter(({ today }) => tops.includes(today)).length);
  const chosenBy = (rule: SixRule): ReadonlySet<number> => {
    const ranks = readings.find((reading) => reading.rule === rule)?.ranks ?? new Uint32Array();
    return new Set([...ranks.keys()].filter((row) => (ranks[row] ?? Infinity) <= seats));
  };
  const byMean = chosenBy('laplace');
  const sentences = ruleSentences(optimism);
  return (
    <div className={classes['scroll']}>
      <div className={classes['bar']}>
        <Text size="sm">
          Who would have the {formatCount(seats)} {seats === 1 ? 'seat' : 'seats'} of{' '}
          {tops.map((tier) => run.facts.tierNames[tier]).join(' and ')} by each rule?
        </Text>
        <CommittedNumber
          size="xs"
          w={190}
          label="Hurwicz: weight of the best"
          suffix=" %"
          min={0}
          max={100}
          step={5}
          disabled={isReadOnly}
          value={Math.round(optimism * 100)}
          onCommit={(value) => {
            if (value !== null) onOptimism(value / 100);
          }}
        />
      </div>
      <PlainTable
        label="Six rules"
        head={
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">What it means here</th>
            <th scope="col">First choices</th>
            <th scope="col" data-align="end">
              Shared with Laplace
            </th>
          </tr>
        }
      >
        {readings.map(({ rule, values, ranks }) => {
          const first = [...ranks.keys()]
            .filter((row) => !Number.isNaN(values[row]))
            .sort((one, other) => (ranks[one] ?? 0) - (ranks[other] ?? 0) || one - other)
            .slice(0, shownNames);
          const same = [...chosenBy(rule)].filter((row) => byMean.has(row)).length;
          return (
            <tr key={rule}>
              <th scope="row" data-narrow>
                {ruleNames[rule]}
              </th>
              <td>
                <Text span size="xs">
                  {sentences[rule]}
                </Text>
              </td>
              <td data-wide>
                <Text span size="xs">
                  {first
                    .map((row) => `${names[row] ?? ''} (${valueWords(rule, values[row] ?? NaN)})`)
                    .join(', ')}
                </Text>
              </td>
              <td data-align="end" data-narrow>
                {formatOf(same, seats)}
              </td>
            </tr>
          );
        })}
      </PlainTable>
      <h3 className={classes['heading']} style={{ marginTop: 16 }}>
        Where they disagree
      </h3>
      {apart.length === 0 ? (
        <Text size="sm" c="dimmed">
          Every rule puts every partner at the same rank.
        </Text>
      ) : (
        <PlainTable
          label="Partners on whom the rules disagree most"
          head={
            <tr>
              <th scope="col">Partner</th>
              <th scope="col" data-align="end">
                Best rank
              </th>
              <th scope="col">by</th>
              <th scope="col" data-align="end">
                Worst rank
              </th>
              <th scope="col">by</th>
            </tr>
          }
        >
          {apart.slice(0, shownDisagreements).map(({ option, best, bestBy, worst, worstBy }) => (
            <tr key={option}>
              <th scope="row">{names[option]}</th>
              <td data-align="end">{formatCount(best)}</td>
              <td>{ruleNames[bestBy]}</td>
              <td data-align="end">{formatCount(worst)}</td>
              <td>{ruleNames[worstBy]}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </div>
  );
};

import { useMemo } from 'react';
import { Chart } from '#renderer/charts/chart.tsx';
import { useChartInk } from '#renderer/charts/chart-ink.ts';
import { partColour } from '#renderer/tiers/tier-colours.ts';
import { aboutSentences } from '#shared/metrics/describe-metrics.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { contributionsOption } from './contributions-option.ts';
import { placeSentences } from './explanation-words.ts';
import type { PartnerInQuestion } from './partner-in-question.ts';
import { PartTable } from './part-table.tsx';
import { pointsReadOut } from './read-out.ts';
import { RuleList } from './rule-list.tsx';
import { Spoken } from './spoken.tsx';

/** Where the points come from, criterion by criterion, and every gate judged. */
export const PointsTab = ({ name, row, source, explained, onTrace }: PartnerInQuestion) => {
  const { model, snapshot, result } = source;
  const ink = useChartInk();
  const option = useMemo(() => contributionsOption(explained, model, ink), [explained, model, ink]);
  const placed = result.tiers[row] ?? noTier;
  const text = pointsReadOut(name, explained, model, placed === noTier ? null : placed);
  return (
    <>
      <Spoken
        what="the explanation"
        text={text}
        whole={[text, ...placeSentences(explained, model, snapshot)].join(' ')}
      />
      {explained.score !== null && (
        <>
          <h3>Where the points come from</h3>
          <Chart
            label={`Contributions to the score of ${name}; the table below has the figures`}
            option={option}
            height={Math.max(120, 22 * explained.parts.length + 30)}
            picture={() => ({
              title: `Where the points of ${name} come from`,
              note: 'Each criterion starts where the one above ends; the last ends at the score.',
              legend: model.dimensions.map((dimension, index) => ({
                name: dimension.name,
                colour: partColour(index).light,
              })),
              draw: (paper) => contributionsOption(explained, model, paper),
              width: 820,
              height: Math.max(160, 26 * explained.parts.length + 40),
            })}
          />
        </>
      )}
      <h3>Criterion by criterion</h3>
      <PartTable
        parts={explained.parts}
        aboutOf={(code) =>
          aboutSentences(snapshot.metrics.find((metric) => metric.code === code)?.about)
        }
        onTrace={onTrace}
      />
      <RuleList verdicts={explained.verdicts} model={model} snapshot={snapshot} />
    </>
  );
};

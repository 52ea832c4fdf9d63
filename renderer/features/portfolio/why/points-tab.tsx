import { PictureMenu } from '#renderer/charts/picture-menu.tsx';
import { partColour, partColourVariable } from '#renderer/tiers/tier-colours.ts';
import { aboutSentences } from '#shared/metrics/describe-metrics.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { contributionsOption } from './contributions-option.ts';
import { placeSentences } from './explanation-words.ts';
import type { PartnerInQuestion } from './partner-in-question.ts';
import { PartTable } from './part-table.tsx';
import { pointsReadOut } from './read-out.ts';
import { RuleList } from './rule-list.tsx';
import classes from './why.module.css';
import { Spoken } from './spoken.tsx';

/** Where the points come from, criterion by criterion, and every gate judged. */
export const PointsTab = ({ name, row, source, explained, onTrace }: PartnerInQuestion) => {
  const { model, snapshot, result } = source;
  const placed = result.tiers[row] ?? noTier;
  const text = pointsReadOut(name, explained, model, placed === noTier ? null : placed);
  return (
    <>
      <Spoken
        what="the explanation"
        text={text}
        whole={[text, ...placeSentences(explained, model, snapshot)].join(' ')}
      />
      <div className={classes['bar']}>
        <h3>
          {explained.score === null ? 'Criterion by criterion' : 'Where the points come from'}
        </h3>
        {explained.score !== null && (
          <PictureMenu
            of={`Where the points of ${name} come from`}
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
        )}
      </div>
      <PartTable
        explained={explained}
        colourOf={({ id }) =>
          partColourVariable(model.dimensions.findIndex((one) => one.id === id))
        }
        aboutOf={(code) =>
          aboutSentences(snapshot.metrics.find((metric) => metric.code === code)?.about)
        }
        onTrace={onTrace}
      />
      <RuleList verdicts={explained.verdicts} model={model} snapshot={snapshot} />
    </>
  );
};

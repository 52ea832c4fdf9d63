import { SegmentedControl } from '@mantine/core';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { spansOf } from '#shared/scoring/ladders/ladder-spans.ts';
import { ladderName } from '#shared/scoring/ladders/ladder-words.ts';
import classes from '../model.module.css';

/** The value of the main ladder, which has no id. */
const main = '';

type LadderChoiceProps = {
  readonly model: ScoringModel;
  readonly label: string;
  /** The ladder that is looked at; null for the main one. */
  readonly ladder: string | null;
  readonly onLadder: (ladder: string | null) => void;
};

/** One ladder after the other; nothing where there is one alone. */
export const LadderChoice = ({ model, label, ladder, onLadder }: LadderChoiceProps) => {
  const spans = spansOf(model.tiers);
  return spans.length < 2 ? null : (
    <SegmentedControl
      size="xs"
      aria-label={label}
      data={spans.map(({ id }) => {
        const name = ladderName(model, id);
        return {
          value: id ?? main,
          label: (
            <span className={classes['ladderChoice']} title={name}>
              {name}
            </span>
          ),
        };
      })}
      value={ladder ?? main}
      onChange={(value) => onLadder(value === main ? null : value)}
      style={{ alignSelf: 'start', maxWidth: '100%', flex: 'none', flexWrap: 'wrap' }}
    />
  );
};

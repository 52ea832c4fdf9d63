import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { formatCount, formatPercent } from '#renderer/ui/format.ts';
import { LadderHeads } from '#renderer/tiers/by-ladder.tsx';
import { tierGroupsOf, tierTitles } from '#shared/scoring/ladders/tier-groups.ts';
import type { ReplayQuestion, ReplaySide } from './replay-who.ts';
import classes from './replay.module.css';

type ReplayTableProps = {
  readonly side: ReplaySide;
  /** Reviews before this one know too little of everybody and are left out. */
  readonly first: number;
  readonly asked: ReplayQuestion | null;
  readonly onAsk: (question: ReplayQuestion) => void;
};

const isSame = (one: ReplayQuestion | null, other: ReplayQuestion): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Every review of one side: partners per tier, moves, churn, and who is near a line; each number opens its partners. */
export const ReplayTable = ({ side, first, asked, onAsk }: ReplayTableProps) => {
  const { model, reviews, figures } = side;
  const groups = tierGroupsOf(model);
  const titles = tierTitles(groups);
  const cell = (count: number, question: ReplayQuestion, label: string, mark?: string) => (
    <td key={label} data-align="end">
      {count === 0 ? (
        <span className={classes['zero']} data-mark={mark}>
          0
        </span>
      ) : (
        <button
          type="button"
          className={classes['number']}
          aria-label={label}
          aria-pressed={isSame(asked, question)}
          data-mark={mark}
          title={mark}
          onClick={() => onAsk(question)}
        >
          {formatCount(count)}
        </button>
      )}
    </td>
  );
  return (
    <PlainTable
      label="Reviews"
      maxHeight={330}
      head={
        <>
          <LadderHeads groups={groups} before={1} after={5} />
          <tr>
            <th scope="col">Review</th>
            {model.tiers.map(({ id, name }) => (
              <th key={id} scope="col" data-align="end">
                {name}
              </th>
            ))}
            <th scope="col" data-align="end">
              None
            </th>
            <th scope="col" data-align="end">
              Up
            </th>
            <th scope="col" data-align="end">
              Down
            </th>
            <th scope="col" data-align="end">
              Churn
            </th>
            <th scope="col" data-align="end">
              Near a line
            </th>
          </tr>
        </>
      }
    >
      {figures.reviews.map((each, review) => {
        if (review < first) return null;
        const day = reviews[review]?.day ?? '';
        const markOf = (tier: number): string | undefined =>
          each.empty.includes(tier)
            ? 'empty'
            : each.thin.includes(tier)
              ? 'thin'
              : each.crowded.includes(tier)
                ? 'crowded'
                : undefined;
        return (
          <tr key={day}>
            <th scope="row" data-nowrap>
              {day}
            </th>
            {each.byTier.map((count, tier) => {
              const mark = markOf(tier);
              const name = titles[tier] ?? '';
              const label = `${name} on ${day}: ${count}${mark === undefined ? '' : `, ${mark}`}`;
              return cell(count, { kind: 'tier', review, tier }, label, mark);
            })}
            <td data-align="end">{formatCount(each.without)}</td>
            {cell(each.moves.up, { kind: 'up', review }, `Up on ${day}: ${each.moves.up}`)}
            {cell(each.moves.down, { kind: 'down', review }, `Down on ${day}: ${each.moves.down}`)}
            <td data-align="end" data-nowrap>
              {each.churn === null ? '' : formatPercent(each.churn, 1)}
            </td>
            {cell(each.cliff, { kind: 'cliff', review }, `Near a line on ${day}: ${each.cliff}`)}
          </tr>
        );
      })}
    </PlainTable>
  );
};

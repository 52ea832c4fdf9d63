import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Criterion } from '#shared/model/scoring-model.ts';
import type { WeightVote } from '#shared/model/weight-vote.ts';
import classes from './votes.module.css';

type VoteTableProps = {
  readonly votes: readonly WeightVote[];
  readonly criteria: readonly Criterion[];
  readonly isReadOnly: boolean;
  readonly onSave: (label: string, votes: readonly WeightVote[]) => void;
};

/** A number, null for an emptied field, undefined for what is no weight. */
const readWeight = (text: string): number | null | undefined => {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return null;
  const weight = Number(trimmed);
  return weight >= 0 && weight <= 1_000_000 ? weight : undefined;
};

/** Who says what, a row a participant; a number is taken on leaving its field. */
export const VoteTable = ({ votes, criteria, isReadOnly, onSave }: VoteTableProps) => {
  const change = (vote: WeightVote, criterion: Criterion, field: HTMLInputElement): void => {
    const before = vote.weights[criterion.id] ?? null;
    const weight = readWeight(field.value);
    if (weight === undefined || weight === before) {
      field.value = before === null ? '' : String(before);
      return;
    }
    const others = Object.entries(vote.weights).filter(([id]) => id !== criterion.id);
    const weights = Object.fromEntries(
      weight === null ? others : [...others, [criterion.id, weight]],
    );
    onSave(
      `${vote.participant} weighs ${criterion.name}`,
      votes.map((each) => (each.id === vote.id ? { ...each, weights } : each)),
    );
  };
  if (votes.length === 0) {
    return <p className={classes['none']}>Nobody has voted yet.</p>;
  }
  return (
    <div className={classes['wide']} role="group" aria-label="Votes" tabIndex={0}>
      <table className={classes['votes']} aria-label="Votes by participant">
        <thead>
          <tr>
            <th scope="col">Participant</th>
            {criteria.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">
              <span className={classes['spoken']}>Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {votes.map((vote) => (
            <tr key={vote.id}>
              <th scope="row">{vote.participant}</th>
              {criteria.map((criterion) => (
                <td key={criterion.id}>
                  <input
                    key={vote.weights[criterion.id] ?? ''}
                    className={classes['field']}
                    inputMode="decimal"
                    aria-label={`${vote.participant}, ${criterion.name}`}
                    defaultValue={vote.weights[criterion.id] ?? ''}
                    disabled={isReadOnly}
                    onBlur={({ currentTarget }) => change(vote, criterion, currentTarget)}
                    onKeyDown={({ key, currentTarget }) => {
                      if (key === 'Enter') change(vote, criterion, currentTarget);
                    }}
                  />
                </td>
              ))}
              <td>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove the vote of ${vote.participant}`}
                  disabled={isReadOnly}
                  onClick={() =>
                    onSave(
                      `Remove the vote of ${vote.participant}`,
                      votes.filter(({ id }) => id !== vote.id),
                    )
                  }
                >
                  <IconTrash size={14} />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

import type { Database } from 'better-sqlite3';
import { weightVotes, type WeightVote } from '#shared/model/weight-vote.ts';
import { syncRows } from '../sync-rows.ts';
import type { WeightVoteRow } from './vote-row.ts';

/** Replaces all votes, inside a step of undo; votes that stay the same are not written. */
export const writeVotes = (connection: Database, votes: readonly WeightVote[]): void =>
  syncRows(
    connection,
    'weight_vote',
    ['id', 'ordinal', 'participant', 'weights'],
    votes.map(({ id, participant, weights }, ordinal) => ({
      id,
      ordinal,
      participant,
      weights: JSON.stringify(weights),
    })),
  );

/** The votes on weights, in the order in which they were given. */
export const readVotes = (connection: Database): readonly WeightVote[] =>
  weightVotes.parse(
    connection
      .prepare<[], WeightVoteRow>(
        `SELECT id, ordinal, participant, weights FROM weight_vote ORDER BY ordinal`,
      )
      .all()
      .map(({ id, participant, weights }) => ({
        id,
        participant,
        weights: JSON.parse(weights) as unknown,
      })),
  );

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LadderStore } from '#renderer/stores/ladder-store.ts';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { reasonOfRow, type NextReview } from '#shared/ladder/next-ladder.ts';
import { statusWords } from '#shared/ladder/reason-words.ts';
import { ladderStatuses } from '#shared/model/ladder.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { isoOfDay } from '#shared/metrics/calendar.ts';
import classes from './ladder.module.css';

type NextReviewPanelProps = {
  readonly store: ScoringStore;
  readonly ladder: LadderStore;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
};

/** Partners of a status who are listed. */
const listed = 200;

const rowsOf = ({ after }: NextReview, status: number): readonly number[] => {
  const rows: number[] = [];
  after.status.forEach((each, row) => {
    if (each === status) rows.push(row);
  });
  return rows;
};

/** What the next review makes of everybody: how many of each status, and who with the reason. */
export const NextReviewPanel = ({
  store,
  ladder: reviews,
  model,
  snapshot,
}: NextReviewPanelProps) => {
  // The arrays of a result are overwritten by the next: its version says when to read them again.
  useStoreState(store, ({ version }) => version);
  const [open, setOpen] = useState<number | null>(null);
  const ladder = store.getState().result?.ladder ?? null;
  if (ladder === null) {
    return (
      <p className={classes['sentence']}>
        The ladder has no clock: the score of the day decides. Set a rule below, and this tells who
        would be kept, watched or announced.
      </p>
    );
  }
  const last = snapshot.standing?.review;
  const counts = new Uint32Array(ladderStatuses.length);
  ladder.after.status.forEach((status) => {
    counts[status] = (counts[status] ?? 0) + 1;
  });
  const rows = open === null ? [] : rowsOf(ladder, open);
  return (
    <section className={classes['card']} aria-label="The next review">
      <div className={classes['head']}>
        <h2 className={classes['heading']}>The next review, {isoOfDay(ladder.review.day)}</h2>
        <Button
          size="compact-xs"
          variant="default"
          disabled={last !== undefined && ladder.review.day <= last.day}
          onClick={() => void reviews.actions.record(isoOfDay(ladder.review.day))}
        >
          Record this review
        </Button>
      </div>
      <p className={classes['sentence']}>
        {last === undefined
          ? 'No review is recorded yet: it begins with the tiers that files say.'
          : `It follows review ${last.number} of ${isoOfDay(last.day)}. `}
        {last !== undefined && (
          <button
            type="button"
            className={classes['link']}
            onClick={() => void reviews.actions.clear()}
          >
            Forget all reviews
          </button>
        )}
      </p>
      <div className={classes['statuses']}>
        {ladderStatuses.map((status, code) =>
          counts[code] === 0 ? null : (
            <button
              key={status}
              type="button"
              className={classes['status']}
              data-status={status}
              aria-expanded={open === code}
              onClick={() => setOpen(open === code ? null : code)}
            >
              <b>{formatCount(counts[code] ?? 0)}</b> {statusWords(model, status)}
            </button>
          ),
        )}
      </div>
      {open !== null && (
        // What scrolls must be reachable with the keyboard.
        <div
          className={classes['who']}
          role="group"
          aria-label="Partners of this status"
          tabIndex={0}
        >
          <ul>
            {rows.slice(0, listed).map((row) => (
              <li key={row}>
                <b>{snapshot.partnerNames[row]}</b> {reasonOfRow(model, ladder, row)}
              </li>
            ))}
            {rows.length > listed && <li>… and {formatCount(rows.length - listed)} more.</li>}
          </ul>
        </div>
      )}
    </section>
  );
};

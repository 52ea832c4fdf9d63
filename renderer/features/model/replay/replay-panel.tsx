import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Chart } from '#renderer/charts/chart.tsx';
import { useChartInk } from '#renderer/charts/chart-ink.ts';
import type { LadderStore } from '#renderer/stores/ladder-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { tierLegend } from '#renderer/tiers/tier-legend.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { WorkProgress } from '#renderer/ui/work-progress.tsx';
import { basisSentence } from '#shared/ladder/history-words.ts';
import { defaultReplaySettings, trackFigures } from '#shared/ladder/replay-figures.ts';
import { historyBasis, replayLadder } from '#shared/ladder/replay.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { tierGroupsOf } from '#shared/scoring/ladders/tier-groups.ts';
import { ReplayForm } from './replay-form.tsx';
import { replayOption } from './replay-option.ts';
import { ReplaySummary } from './replay-summary.tsx';
import { ReplayTable } from './replay-table.tsx';
import { whoIsBehind, type ReplayQuestion, type ReplaySide } from './replay-who.ts';
import classes from './replay.module.css';

type ReplayPanelProps = {
  readonly store: LadderStore;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
};

/** Partners behind a number who are listed. */
const listed = 200;

/** The ladder over the imported history before anyone adopts it; lines and clocks act on it at once. */
export const ReplayPanel = ({ store, model, snapshot }: ReplayPanelProps) => {
  const { plan, history, work, error } = useStoreState(store, (state) => state);
  const [settings, setSettings] = useState(defaultReplaySettings);
  const [shown, setShown] = useState<'timed' | 'plain'>('timed');
  const [asked, setAsked] = useState<ReplayQuestion | null>(null);
  const ink = useChartInk();
  const sides = useMemo(() => {
    if (history === null || history.reviews[0]?.scores.length !== snapshot.partnerKeys.length) {
      return null;
    }
    const { reviews } = history;
    const replay = replayLadder(model, reviews, snapshot.milestones);
    const sideOf = (which: 'timed' | 'plain'): ReplaySide => {
      const isTimed = which === 'timed';
      const track = replay[which];
      const figures = trackFigures(model, reviews, track, settings, isTimed);
      return { model, reviews, track, figures, settings, isTimed };
    };
    return { timed: sideOf('timed'), plain: sideOf('plain') };
  }, [history, model, settings, snapshot]);
  const side = sides?.[shown] ?? null;
  const isStale = history !== null && history.basis !== historyBasis(model);
  const first = Math.max(
    0,
    side?.figures.reviews.findIndex(({ byTier }) => byTier.some((count) => count > 0)) ?? 0,
  );
  const option = useMemo(
    () => (side === null ? null : replayOption(side, first, ink)),
    [side, first, ink],
  );
  const who = side === null || asked === null ? null : whoIsBehind(side, asked);
  return (
    <section className={classes['replay']} aria-label="Replay over the past">
      <h2 className={classes['heading']}>What the ladder would have done</h2>
      <ReplayForm
        plan={plan}
        settings={settings}
        isRunning={work !== null}
        onPlan={store.actions.plan}
        onSettings={setSettings}
        onRun={() => void store.actions.run()}
      />
      {work !== null && (
        <WorkProgress
          label={work.progress?.label ?? 'Measuring the past'}
          share={
            typeof work.progress?.total === 'number'
              ? work.progress.done / Math.max(1, work.progress.total)
              : null
          }
          onCancel={store.actions.cancel}
        />
      )}
      {error !== null && <ErrorPanel error={error} onClose={store.actions.dismissError} />}
      {sides === null || side === null || option === null ? (
        <p className={classes['words']}>
          Replay measures every metric again as of past reviews, scores everybody by the model, and
          runs the ladder with its clock and without. Nothing is saved.
        </p>
      ) : (
        <>
          {isStale && (
            <p className={classes['stale']} role="status">
              Weights, criteria or gates changed since; replay again. Lines and clocks are followed
              at once.
            </p>
          )}
          <ReplaySummary
            timed={sides.timed.figures}
            plain={sides.plain.figures}
            within={settings.within}
          />
          <div className={classes['bar']}>
            <SegmentedControl
              size="xs"
              aria-label="Which ladder"
              data={[
                { value: 'timed', label: 'With the clock' },
                { value: 'plain', label: 'Without' },
              ]}
              value={shown}
              onChange={(next) => {
                setShown(next);
                setAsked(null);
              }}
            />
            <button
              type="button"
              className={classes['number']}
              disabled={side.figures.reversals.length === 0}
              aria-pressed={asked?.kind === 'reversals'}
              onClick={() => setAsked({ kind: 'reversals' })}
            >
              {formatCount(side.figures.reversals.length)} reversals
            </button>
          </div>
          <Chart
            label="Partners per tier at each review, and churn; the table below has the figures"
            option={option}
            height={190}
            picture={() => ({
              title: `The ladder over the past, ${shown === 'timed' ? 'with the clock' : 'without the clock'}`,
              note: 'Partners per tier at each review as bars, and churn as a line (right axis).',
              legend: tierLegend(tierGroupsOf(side.model)),
              draw: (paper) => replayOption(side, first, paper),
              ...{ width: 900, height: 380 },
            })}
          />
          {first > 0 && (
            <p className={classes['words']}>
              At the {first === 1 ? 'review' : `${first} reviews`} before {side.reviews[first]?.day}{' '}
              too little is known of everybody.
            </p>
          )}
          <ReplayTable side={side} first={first} asked={asked} onAsk={setAsked} />
          {who !== null && (
            <div
              className={classes['who']}
              role="group"
              aria-label="Partners behind the number"
              tabIndex={0}
            >
              <h3 className={classes['heading']}>{formatCount(who.length)} partners</h3>
              <ul>
                {who.slice(0, listed).map(({ row, what }, index) => (
                  <li key={`${row} ${index}`}>
                    <b>{snapshot.partnerNames[row]}</b> {what}
                  </li>
                ))}
                {who.length > listed && <li>… and {formatCount(who.length - listed)} more.</li>}
              </ul>
            </div>
          )}
          <details className={classes['notes']}>
            <summary>How far each metric can be trusted in the past</summary>
            <ul>
              {(history?.metrics ?? []).map((each) => (
                <li key={each.code}>{basisSentence(each, side.reviews)}</li>
              ))}
            </ul>
          </details>
        </>
      )}
    </section>
  );
};

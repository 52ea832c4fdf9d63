import { countOf, counted } from '#shared/intake/wording.ts';
import { isTimed } from '#shared/ladder/ladder-clock.ts';
import { basisSentence } from '#shared/ladder/history-words.ts';
import { statusWords } from '#shared/ladder/reason-words.ts';
import { replayLadder, type LadderHistory, type Replay } from '#shared/ladder/replay.ts';
import {
  trackFigures,
  type ReplaySettings,
  type TrackFigures,
} from '#shared/ladder/replay-figures.ts';
import { ladderStatuses } from '#shared/model/ladder.ts';
import type { ReplayPlan } from '#shared/model/ladder-history.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { hasFurtherLadders, ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { ladderName } from '#shared/scoring/ladders/ladder-words.ts';
import { tierGroupsOf, titlesOf } from '#shared/scoring/ladders/tier-groups.ts';
import { ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';
import { writeNoted, wroteLines } from '../included.ts';
import { openPortfolio } from '../open-portfolio.ts';
import { tableRecords, type ResultTable } from '../write-table.ts';

export type ReplayOptions = ReplayPlan & ReplaySettings & { readonly out?: string };

const percent = (share: number | null): string =>
  share === null ? '–' : `${(share * 100).toFixed(1)} %`;

/** One row a partner and review. */
const tableOf = (
  model: ScoringModel,
  { partnerKeys, partnerNames }: Snapshot,
  { reviews }: LadderHistory,
  { timed, plain }: Replay,
): ResultTable => {
  const name = (tier: number | undefined): string => model.tiers[tier ?? -1]?.name ?? '';
  const hasLadders = hasFurtherLadders(model.tiers);
  const ladderOf = (tier: number | undefined): string => {
    const found = model.tiers[tier ?? -1];
    return found === undefined ? '' : ladderName(model, ladderOfTier(found));
  };
  return {
    columns: [
      ...['review', 'key', 'partner', 'score', 'tier', 'status', 'tier without clock'],
      ...(hasLadders ? ['ladder of the tier'] : []),
    ],
    rows: reviews.flatMap(({ day, scores }, review) =>
      partnerKeys.map((key, row) => [
        day,
        key,
        partnerNames[row] ?? key,
        Number.isNaN(scores[row] ?? NaN) ? null : Math.round((scores[row] ?? 0) * 1e6) / 1e6,
        name(timed.tiers[review]?.[row]),
        statusWords(model, ladderStatuses[timed.statuses[review]?.[row] ?? 0] ?? 'none'),
        name(plain.tiers[review]?.[row]),
        ...(hasLadders ? [ladderOf(timed.tiers[review]?.[row])] : []),
      ]),
    ),
  };
};

const documentOf = (
  model: ScoringModel,
  { partnerKeys }: Snapshot,
  { reviews }: LadderHistory,
  figures: TrackFigures,
): unknown => {
  const names = (tiers: readonly number[]): readonly string[] =>
    tiers.map((tier) => model.tiers[tier]?.name ?? '');
  return {
    churn: figures.churn,
    moves: figures.moves,
    reversals: figures.reversals.map(({ row, up, down }) => ({
      key: partnerKeys[row] ?? '',
      rose: reviews[up]?.day ?? '',
      fell: reviews[down]?.day ?? '',
    })),
    reviews: figures.reviews.map((each, index) => ({
      day: reviews[index]?.day ?? '',
      tiers: tierGroupsOf(model).flatMap(({ heading, tiers }) =>
        tiers.map(({ tier: { name }, index: tier }) => ({
          name,
          ...(heading === null ? {} : { ladder: heading }),
          partners: each.byTier[tier] ?? 0,
        })),
      ),
      withoutTier: each.without,
      up: each.moves.up,
      down: each.moves.down,
      churn: each.churn,
      cliff: each.cliff,
      empty: names(each.empty),
      thin: names(each.thin),
      crowded: names(each.crowded),
    })),
  };
};

const linesOf = (
  title: string,
  { reviews }: LadderHistory,
  figures: TrackFigures,
  { within, points }: ReplaySettings,
): readonly string[] => [
  `${title}: churn ${percent(figures.churn)}, ${countOf(figures.moves, 'move')}, ${countOf(figures.reversals.length, 'reversal')} within ${countOf(within, 'review')}.`,
  ...figures.reviews.map(
    (each, index) =>
      `  ${reviews[index]?.day ?? ''}  ${each.byTier.map((count) => counted(count).padStart(5)).join('')}  without ${counted(each.without)}, up ${each.moves.up}, down ${each.moves.down}, within ${points} points of a line ${each.cliff}`,
  ),
];

/** `tierwright replay`: the ladder over past reviews, with its clock and without. */
export const replayCommand =
  (path: string, options: ReplayOptions): Command =>
  async (context) => {
    const opened = await openPortfolio(context, path);
    if (!opened.ok) {
      return opened;
    }
    const { workspace, snapshot } = opened.value;
    const { model } = workspace;
    const { months, reviews } = options;
    const past = await context.call('ladder/history', { plan: { months, reviews } });
    if (!past.ok) {
      return past;
    }
    const history = past.value;
    const replay = replayLadder(model, history.reviews, snapshot.milestones);
    const timed = trackFigures(model, history.reviews, replay.timed, options, true);
    const plain = trackFigures(model, history.reviews, replay.plain, options, false);
    const table = tableOf(model, snapshot, history, replay);
    const written = await writeNoted(context, 'replay of the ladder', options.out, table);
    if (!written.ok) {
      return written;
    }
    const notes = history.metrics.map((each) => basisSentence(each, history.reviews));
    return ok({
      document: {
        programme: workspace.name,
        hasClock: isTimed(model),
        withClock: documentOf(model, snapshot, history, timed),
        withoutClock: documentOf(model, snapshot, history, plain),
        metrics: history.metrics.map(({ code, basis }, index) => ({
          code,
          basis,
          sentence: notes[index] ?? '',
        })),
        partners: tableRecords(table),
      },
      lines: [
        `${workspace.name}: ${countOf(snapshot.partnerKeys.length, 'partner')}, ${countOf(history.reviews.length, 'review')}; tiers ${titlesOf(model).join(', ')}.`,
        ...(isTimed(model)
          ? linesOf('With the clock', history, timed, options)
          : ['The ladder has no clock.']),
        ...linesOf('Without a clock', history, plain, options),
        ...notes,
        ...wroteLines(options.out),
      ],
    });
  };

import {
  findCliffs,
  findMoves,
  type ReplaySettings,
  type TrackFigures,
} from '#shared/ladder/replay-figures.ts';
import type { PastReview, ReplayTrack } from '#shared/ladder/replay.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { noTier } from '#shared/scoring/tiers.ts';

/** Which number of the replay somebody asks about; reviews and tiers by index. */
export type ReplayQuestion =
  | { readonly kind: 'reversals' }
  | { readonly kind: 'up' | 'down' | 'cliff'; readonly review: number }
  | { readonly kind: 'tier'; readonly review: number; readonly tier: number };

/** A partner behind a number, and what happened to it. */
export type ReplayPartner = { readonly row: number; readonly what: string };

/** One side of the replay with all that a question needs. */
export type ReplaySide = {
  readonly model: ScoringModel;
  readonly reviews: readonly PastReview[];
  readonly track: ReplayTrack;
  readonly figures: TrackFigures;
  readonly settings: ReplaySettings;
  readonly isTimed: boolean;
};

const points = (score: number | undefined): string =>
  score === undefined || Number.isNaN(score) ? 'no score' : `${score.toFixed(1)} points`;

/** Everybody behind a number, in the order of rows; reversals in the order of their falls. */
export const whoIsBehind = (
  { model, reviews, track, figures, settings, isTimed }: ReplaySide,
  question: ReplayQuestion,
): readonly ReplayPartner[] => {
  const name = (review: number, row: number): string => {
    const tier = track.tiers[review]?.[row] ?? noTier;
    return model.tiers[tier]?.name ?? 'no tier';
  };
  const day = (review: number): string => reviews[review]?.day ?? '';
  switch (question.kind) {
    case 'reversals':
      return figures.reversals.map(({ row, up, down }) => ({
        row,
        what: `rose to ${name(up, row)} on ${day(up)}, fell to ${name(down, row)} on ${day(down)}`,
      }));
    case 'up':
    case 'down': {
      const { review } = question;
      return findMoves(model, track, review, question.kind).map((row) => ({
        row,
        what: `${name(review - 1, row)} → ${name(review, row)}, ${points(reviews[review]?.scores[row])}`,
      }));
    }
    case 'cliff': {
      const past = reviews[question.review];
      return past === undefined
        ? []
        : findCliffs(
            model,
            past,
            track.tiers[question.review] ?? new Uint8Array(),
            settings.points,
            isTimed,
          ).map((row) => ({
            row,
            what: `${name(question.review, row)}, ${points(past.scores[row])}`,
          }));
    }
    case 'tier': {
      const found: ReplayPartner[] = [];
      track.tiers[question.review]?.forEach((tier, row) => {
        if (tier === question.tier) {
          found.push({ row, what: points(reviews[question.review]?.scores[row]) });
        }
      });
      return found;
    }
  }
};

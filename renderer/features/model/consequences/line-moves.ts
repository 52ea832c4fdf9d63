import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import type { TierCut } from '#shared/model/tier-cut.ts';
import { cutWords } from '#shared/scoring/lines/line-words.ts';
import { changeTier } from '../model-edits.ts';
import { numberOfCut, stepOfCut, withNumber } from '../tiers/cut-start.ts';

/** What a handle on the distribution does; a line keeps the way in which it is set. */
export type LineMoves = {
  /** Puts the line of the tier at `index` near a score: a number of partners cannot put it anywhere. */
  readonly onPreview: (index: number, line: number) => void;
  /** Moves the line by so many steps of its own kind, up the scale or down. */
  readonly onStep: (index: number, steps: number) => void;
  readonly onCommit: (index: number) => void;
};

/** Points of the score that an arrow key moves a line by. */
const pointStep = 0.5;

const clamp = (line: number): number => Math.min(100, Math.max(0, line));

/** Moves of lines on what a scoring store shows; each drag is one step of undo. */
export const lineMoves = (store: ScoringStore): LineMoves => {
  const { actions } = store;
  const tierAt = (index: number): Tier | undefined => store.getState().model?.tiers[index];
  const change = (index: number, next: (tier: Tier) => Partial<Tier>): void =>
    actions.preview((before) => {
      const tier = before.tiers[index];
      return tier === undefined ? before : changeTier(before, tier.id, next(tier));
    });
  const withCut = (tier: Tier, cut: TierCut): Partial<Tier> => ({
    rules: { ...tier.rules, cut },
  });
  return {
    onPreview: (index, line) => {
      const { result } = store.getState();
      change(index, (tier) =>
        tier.rules.cut.by === 'score' || result === null
          ? { line }
          : withCut(tier, result.cutAt(index, tier.rules.cut, line)),
      );
    },
    onStep: (index, steps) =>
      change(index, (tier) => {
        const { cut } = tier.rules;
        if (cut.by === 'score') {
          return { line: clamp((tier.line ?? 0) + steps * pointStep) };
        }
        // Up the scale are fewer partners.
        const typed = Math.max(0, numberOfCut(cut) - steps * stepOfCut(cut));
        return withCut(tier, withNumber(cut, typed) ?? cut);
      }),
    onCommit: (index) => {
      const tier = tierAt(index);
      if (tier === undefined) return;
      const { cut } = tier.rules;
      actions.commitPreview(
        cut.by === 'score'
          ? `Set the line of ${tier.name} to ${tier.line ?? 0}`
          : `Let ${tier.name} be ${cutWords(cut, null, '')}`,
      );
    },
  };
};

import { isTimed } from '../ladder/ladder-clock.ts';
import type { StatedEdit, VersionComparison, VersionMove } from '../model/model-version.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { titlesOfAll } from '../scoring/ladders/tier-groups.ts';
import { ladderOfTier } from '../scoring/ladders/ladder-spans.ts';
import { findEdits } from './find-edits.ts';
import type { ModelEdit } from './model-edit.ts';
import { createTierJudge, type JudgedModel } from './tier-judge.ts';

/** A model with the name it is compared by. */
export type ComparedModel = { readonly name: string; readonly model: ScoringModel };

/** Sets of edits that are tried together for partners whom no single edit explains. */
const mostSetsTried = 40;

const makeAll = (model: ScoringModel, edits: readonly ModelEdit[]): ScoringModel =>
  edits.reduce((made, { apply }) => apply(made), model);

const listWords = (words: readonly string[], last: string): string =>
  words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;

/** Why a tier differs, in one sentence about the titles of edits. */
const becauseOf = (
  edits: readonly ModelEdit[],
  { alone, together, isProven }: Attribution,
): string => {
  const titles = (indexes: readonly number[]): readonly string[] =>
    indexes.map((index) => edits[index]?.title ?? '');
  const quoted = (indexes: readonly number[]): readonly string[] =>
    titles(indexes).map((title) => `“${title}”`);
  if (alone.length === 1) {
    return `By “${titles(alone)[0] ?? ''}” alone.`;
  }
  if (alone.length > 1) {
    return `By ${listWords(quoted(alone), 'or')}, either alone.`;
  }
  return isProven
    ? `By ${listWords(quoted(together), 'and')}, only together: without one of them the tier stays.`
    : `By ${listWords(quoted(together), 'and')}, made in this order; none alone, and others may make up for one of them.`;
};

type Attribution = {
  readonly alone: readonly number[];
  readonly together: readonly number[];
  /** Each of `together` is needed and they suffice. */
  readonly isProven: boolean;
};

/** Everything that was judged for a comparison, worked out step by step by `compareSteps`. */
type Judged = {
  readonly before: JudgedModel;
  readonly after: JudgedModel;
  readonly only: readonly JudgedModel[];
  readonly without: readonly JudgedModel[];
  /** After the first edit, after the first two, … */
  readonly inOrder: readonly JudgedModel[];
};

/** Attributes the differences of tiers to edits. */
const createAttribution = (
  { before, after, only, without, inOrder }: Judged,
  judgeSet: (indexes: readonly number[]) => JudgedModel,
): ((row: number) => Attribution) => {
  const tried = new Map<string, JudgedModel>();
  const setOf = (indexes: readonly number[]): JudgedModel | null => {
    const key = indexes.join(' ');
    const known = tried.get(key);
    if (known !== undefined || tried.size >= mostSetsTried) {
      return known ?? null;
    }
    const judged = judgeSet(indexes);
    tried.set(key, judged);
    return judged;
  };
  return (row) => {
    const goal = after.tiers[row];
    const indexes = only.map((_, index) => index);
    const alone = indexes.filter((index) => only[index]?.tiers[row] === goal);
    if (alone.length > 0) {
      return { alone, together: [], isProven: true };
    }
    const needed = indexes.filter((index) => without[index]?.tiers[row] !== goal);
    if (needed.length > 1 && setOf(needed)?.tiers[row] === goal) {
      return { alone: [], together: needed, isProven: true };
    }
    const last = inOrder.findLastIndex(({ tiers }) => tiers[row] !== goal) + 1;
    // Of those made until the tier stays, the ones that changed something on the way.
    const together = indexes.filter((index) => {
      const earlier = index === 0 ? before : inOrder[index - 1];
      return (
        index <= last &&
        (earlier?.tiers[row] !== inOrder[index]?.tiers[row] ||
          earlier?.scores[row] !== inOrder[index]?.scores[row])
      );
    });
    // A line that others set can move it by edits that leave its own score: then all made so far count.
    const isEnough = setOf(together)?.tiers[row] === goal;
    return {
      alone: [],
      together: isEnough ? together : indexes.filter((index) => index <= last),
      isProven: false,
    };
  };
};

/** What a comparison does after one model was judged: how far it is. */
export type CompareStep = { readonly done: number; readonly total: number };

/**
 * Compares two models on the same partners and says for each partner with another tier which edits make
 * the difference: an edit alone (made to the first model it gives the second's tier), several only together (each
 * taken back from the second model loses it, and made together to the first they give it), or, where
 * neither can be said, those that were made in order until the tier stayed. Where a model has a clock its tiers
 * are those of the next review, on `today` (days since 1970-01-01) unless its rules name a day. A step is given after each model that was judged, so that a caller can say how far
 * it is and stop; `mostMoves` limits the list of partners, not the counts.
 */
export function* compareSteps(
  from: ComparedModel,
  to: ComparedModel,
  snapshot: Snapshot,
  mostMoves: number,
  today: number,
): Generator<CompareStep, VersionComparison> {
  const { judge, numberOf } = createTierJudge(snapshot, today);
  const edits = findEdits(from.model, to.model);
  const total = 3 * edits.length + 2;
  let done = 0;
  const judged: JudgedModel[] = [];
  const models: readonly (() => ScoringModel)[] = [
    () => from.model,
    () => to.model,
    ...edits.map((edit) => () => edit.apply(from.model)),
    ...edits.map((_, left) => () => makeAll(from.model, edits.toSpliced(left, 1))),
    ...edits.map((_, last) => () => makeAll(from.model, edits.slice(0, last + 1))),
  ];
  for (const make of models) {
    judged.push(judge(make()));
    done += 1;
    yield { done, total };
  }
  const [before, after, ...rest] = judged;
  if (before === undefined || after === undefined) {
    throw new Error('two models were judged');
  }
  const count = edits.length;
  const parts: Judged = {
    before,
    after,
    only: rest.slice(0, count),
    without: rest.slice(count, 2 * count),
    inOrder: rest.slice(2 * count),
  };
  const attribute = createAttribution(parts, (indexes) =>
    judge(
      makeAll(
        from.model,
        edits.filter((_, index) => indexes.includes(index)),
      ),
    ),
  );
  const rows = Array.from(after.tiers.keys())
    .filter((row) => before.tiers[row] !== after.tiers[row])
    .sort((a, b) => (after.scores[b] ?? -1) - (after.scores[a] ?? -1) || a - b);
  const titles = titlesOfAll([from.model, to.model]);
  const nameOf = new Map([...titles].map(([id, title]) => [numberOf(id), title]));
  const placeTo = new Map(to.model.tiers.map(({ id }, place) => [numberOf(id), place]));
  const placeFrom = new Map(from.model.tiers.map(({ id }, place) => [numberOf(id), place]));
  const ladderIn = (number: number): string | null =>
    ladderOfTier(
      [...to.model.tiers, ...from.model.tiers].find(({ id }) => numberOf(id) === number),
    );
  const directionOf = (row: number): number => {
    // Ladders of different length: places are compared where both tiers are known to the second.
    const old = before.tiers[row] ?? -1;
    const was = placeTo.get(old) ?? placeFrom.get(old);
    const is = placeTo.get(after.tiers[row] ?? -1);
    const isAcross = ladderIn(old) !== ladderIn(after.tiers[row] ?? -1);
    return was === undefined || is === undefined || isAcross ? 0 : Math.sign(was - is);
  };
  const scoreOf = (score: number | undefined): number | null =>
    score === undefined || Number.isNaN(score) ? null : score;
  const moveOf = (row: number): VersionMove => {
    const attribution = attribute(row);
    return {
      key: snapshot.partnerKeys[row] ?? '',
      name: snapshot.partnerNames[row] ?? '',
      from: nameOf.get(before.tiers[row] ?? -1) ?? null,
      to: nameOf.get(after.tiers[row] ?? -1) ?? null,
      scoreFrom: scoreOf(before.scores[row]),
      scoreTo: scoreOf(after.scores[row]),
      alone: attribution.alone,
      together: attribution.together,
      because: becauseOf(edits, attribution),
    };
  };
  const differing = (one: JudgedModel | undefined, other: JudgedModel): number =>
    other.tiers.reduce((sum, tier, row) => sum + Number(one?.tiers[row] !== tier), 0);
  const stated: readonly StatedEdit[] = edits.map(({ title, details }, index) => ({
    title,
    details,
    alone: differing(parts.only[index], before),
    takenBack: differing(parts.without[index], after),
  }));
  return {
    from: from.name,
    to: to.name,
    isReviewed: isTimed(from.model) || isTimed(to.model),
    edits: stated,
    partners: snapshot.partnerKeys.length,
    differing: rows.length,
    up: rows.filter((row) => directionOf(row) > 0).length,
    down: rows.filter((row) => directionOf(row) < 0).length,
    tiers: countTiers(from.model, to.model, before, after, numberOf),
    moves: rows.slice(0, mostMoves).map(moveOf),
  };
}

const countTiers = (
  from: ScoringModel,
  to: ScoringModel,
  before: JudgedModel,
  after: JudgedModel,
  numberOf: (id: string) => number,
): VersionComparison['tiers'] => {
  const countIn = (tiers: Int16Array, id: string): number => {
    const number = numberOf(id);
    return tiers.reduce((sum, tier) => sum + Number(tier === number), 0);
  };
  const gone = from.tiers.filter(({ id }) => !to.tiers.some((tier) => tier.id === id));
  const titles = titlesOfAll([from, to]);
  return [...to.tiers, ...gone].map(({ id, name }) => ({
    name: titles.get(id) ?? name,
    from: from.tiers.some((tier) => tier.id === id) ? countIn(before.tiers, id) : null,
    to: to.tiers.some((tier) => tier.id === id) ? countIn(after.tiers, id) : null,
  }));
};

import type { RecipeColumn } from '../../model/recipe.ts';
import { headerWords } from '../header-words.ts';
import { fitsType, likeness, type ColumnSketch } from './column-sketch.ts';

/** A column of the recipe that no name of the file stands for. */
export type LostColumn = {
  readonly column: RecipeColumn;
  /** Cells of an earlier import; null without one. */
  readonly before: ColumnSketch | null;
};

/** A column of the file that stands for none of the recipe. */
export type SpareColumn = { readonly header: string; readonly now: ColumnSketch };

export type ContentMatch = {
  readonly column: string;
  /** The one header that it must be; null where none is or somebody must choose. */
  readonly header: string | null;
  /** Headers that it may be, likeliest first, at most five; empty beside a `header`. */
  readonly candidates: readonly string[];
};

/** From here a column is taken for the same, if no other comes close. */
const certain = 0.6;
/** From here it may be the same. */
const possible = 0.35;
/** How far the second must be behind. */
const lead = 0.15;
const contentWeight = 0.7;
const mostCandidates = 5;

const pairsOf = (header: string): readonly string[] => {
  const text = headerWords(header).join('');
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
};

/** How much two headers sound alike: Dice's coefficient of their pairs of letters, 0 to 1. */
export const soundsLike = (one: string, other: string): number => {
  const pairs = [...pairsOf(one)];
  const others = pairsOf(other);
  const total = pairs.length + others.length;
  let shared = 0;
  for (const pair of others) {
    const place = pairs.indexOf(pair);
    if (place >= 0) {
      pairs.splice(place, 1);
      shared += 1;
    }
  }
  return total === 0 ? 0 : (2 * shared) / total;
};

/** 0 to 1; 0 for a column whose cells are of another type. */
const scoreOf = ({ column, before }: LostColumn, { header, now }: SpareColumn): number => {
  const names = [column.header, ...(column.synonyms ?? [])];
  const sound = Math.max(...names.map((name) => soundsLike(name, header)));
  if (!fitsType(now, column.type)) {
    return 0;
  }
  const content = before === null ? null : likeness(before, now, column.type);
  return content === null ? sound : contentWeight * content + (1 - contentWeight) * sound;
};

/**
 * Which spare columns of a file are columns of the recipe under a new name, judged by type, by how alike
 * their cells are to those of an earlier import, and by how alike their headers sound. A column is taken
 * only where it is far ahead of all others, and no other column of the recipe is as like it.
 */
export const matchContent = (
  lost: readonly LostColumn[],
  spare: readonly SpareColumn[],
): readonly ContentMatch[] => {
  const ranked = lost.map((each) => ({
    column: each.column.header,
    scores: spare
      .map((candidate) => ({ header: candidate.header, score: scoreOf(each, candidate) }))
      .sort((left, right) => right.score - left.score),
  }));
  const scoreFor = (place: number, header: string): number =>
    ranked[place]?.scores.find((each) => each.header === header)?.score ?? 0;
  return ranked.map(({ column, scores }, place): ContentMatch => {
    const [best, second] = scores;
    const isAhead =
      best !== undefined &&
      best.score >= certain &&
      best.score - (second?.score ?? 0) >= lead &&
      ranked.every(
        (_, other) => other === place || best.score - scoreFor(other, best.header) >= lead,
      );
    return isAhead
      ? { column, header: best.header, candidates: [] }
      : {
          column,
          header: null,
          candidates: scores
            .filter(({ score }) => score >= possible)
            .slice(0, mostCandidates)
            .map(({ header }) => header),
        };
  });
};

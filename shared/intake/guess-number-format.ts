import type { GuessEvidence } from '../model/import-run.ts';
import { numberShapes } from './classify-number.ts';
import type { ColumnFacts } from './column-profile.ts';
import type { NumberFormat } from './parse-number.ts';
import { countOf, quoted } from './wording.ts';

/** A guess of how a file writes numbers, with the sentences that say what it rests on. */
export type NumberFormatGuess = {
  readonly format: NumberFormat;
  readonly evidence: readonly GuessEvidence[];
};

type Votes = { readonly cells: number; readonly example: string | null };

/** Cells and an example of the shapes that `isMeant` chooses, in columns that hold mostly numbers. */
const countVotes = (
  columns: readonly ColumnFacts[],
  isMeant: (shape: (typeof numberShapes)[number]) => boolean,
): Votes => {
  let cells = 0;
  let example: string | null = null;
  for (const column of columns) {
    numberShapes.forEach((shape, index) => {
      if (isMeant(shape)) {
        cells += column.byShape[index] ?? 0;
        example ??= column.examples.find((candidate) => candidate.shape === index)?.text ?? null;
      }
    });
  }
  return { cells, example };
};

const isMostlyNumbers = (column: ColumnFacts): boolean =>
  column.byShape.reduce((sum, count) => sum + count, 0) > column.filled / 2;

const shown = (votes: Votes): string =>
  `${countOf(votes.cells, 'cell')}${votes.example === null ? '' : ` such as ${quoted(votes.example)}`}`;

/**
 * Guesses the decimal sign and the sign between groups from all numbers of a file. `1,234` alone
 * proves nothing: it is taken as a group where commas group elsewhere or nothing else is known, and
 * as a decimal in files that part their cells with semicolons.
 */
export const guessNumberFormat = (
  columns: readonly ColumnFacts[],
  delimiter: string | null,
): NumberFormatGuess => {
  const numeric = columns.filter(isMostlyNumbers);
  const point = countVotes(numeric, (shape) => shape.decimal === '.' || shape.thousands === ',');
  const comma = countVotes(numeric, (shape) => shape.decimal === ',' || shape.thousands === '.');
  const unclear = countVotes(numeric, (shape) => shape.either !== null);
  const unclearPoint = countVotes(numeric, (shape) => shape.either === '.');
  const decimal =
    point.cells === comma.cells
      ? delimiter === ';'
        ? ','
        : '.'
      : point.cells > comma.cells
        ? '.'
        : ',';
  const other = decimal === '.' ? ',' : '.';
  const grouped = (sign: NumberFormat['thousands']): number =>
    countVotes(numeric, (shape) => shape.thousands === sign).cells;
  const unclearGroups = countVotes(numeric, (shape) => shape.either === other).cells;
  const candidates = [
    { sign: other, cells: grouped(other) + unclearGroups },
    { sign: ' ', cells: grouped(' ') },
    { sign: "'", cells: grouped("'") },
  ] as const;
  const best = candidates.reduce((left, right) => (right.cells > left.cells ? right : left));
  const format: NumberFormat = { decimal, thousands: best.cells > 0 ? best.sign : '' };

  const winner = decimal === '.' ? point : comma;
  const loser = decimal === '.' ? comma : point;
  const certain =
    winner.cells === 0
      ? unclear.cells === 0
        ? 'No cell has decimals or groups.'
        : `${shown(unclear)} could be read with either sign; look at them.`
      : `${shown(winner)} fit only this sign${loser.cells === 0 ? '' : `, ${shown(loser)} only the other`}.`;
  const thousands =
    format.thousands === ''
      ? 'No cell has groups of three digits.'
      : `${shown(
          countVotes(
            numeric,
            (shape) => shape.thousands === format.thousands || shape.either === format.thousands,
          ),
        )} are grouped by it.`;
  const doubt =
    unclearPoint.cells > 0 && decimal === '.' && point.cells === unclearPoint.cells
      ? ' Some could also be thousands.'
      : '';
  return {
    format,
    evidence: [
      { about: 'decimal', guess: decimal, evidence: `${certain}${doubt}` },
      { about: 'thousands', guess: format.thousands, evidence: thousands },
    ],
  };
};

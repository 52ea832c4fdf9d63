import type { GuessEvidence, PreviewColumn } from '../model/import-run.ts';
import type { ColumnFacts } from './column-profile.ts';
import {
  hasWord,
  headerWords,
  idWords,
  nameWords,
  partnerWords,
  weakPartnerWords,
} from './header-words.ts';
import { counted } from './wording.ts';

export type JudgedColumn = { readonly column: PreviewColumn; readonly facts: ColumnFacts };

const isUnique = ({ column, facts }: JudgedColumn): boolean =>
  column.empty === 0 &&
  column.filled > 0 &&
  (facts.distinct.isExact
    ? column.distinct === column.filled
    : column.distinct > column.filled * 0.97);

/** `Vendor`, `VendorID` and `Vendor name` name a partner; `Vendor INCO term` says something about one. */
const isPartnerHeader = (header: string): boolean =>
  hasWord(header, partnerWords) &&
  headerWords(header).every(
    (word) => partnerWords.has(word) || idWords.has(word) || nameWords.has(word),
  );

const scoreKey = (judged: JudgedColumn): number => {
  const { column, facts } = judged;
  const isId = hasWord(column.header, idWords);
  if (
    column.type === 'date' ||
    column.filled === 0 ||
    column.empty > column.filled ||
    (column.type === 'number' && facts.mostDecimals > 0)
  ) {
    // Dates, amounts and blanks name nobody, so that even a poor name is better.
    return -Infinity;
  }
  return (
    (isPartnerHeader(column.header) ? 60 : 0) +
    (hasWord(column.header, weakPartnerWords) ? 20 : 0) +
    (isId ? 30 : 0) +
    (isUnique(judged) ? 25 : 0) +
    (facts.leadingZeros > 0 ? 10 : 0) -
    (column.distinct < 2 && column.filled > 1 ? 40 : 0) -
    // A name is a key of last resort: two partners can share it.
    (!isId && hasWord(column.header, nameWords) ? 10 : 0)
  );
};

/**
 * The column that names the partner: by its header (`VendorID` before `PurchaseOrderID`), then by
 * having another value in every row. The first of equals wins.
 */
export const guessKey = (
  columns: readonly JudgedColumn[],
): { readonly key: string; readonly evidence: GuessEvidence } => {
  const best = columns.reduce<{ judged: JudgedColumn; score: number } | null>((left, judged) => {
    const score = scoreKey(judged);
    return left === null || score > left.score ? { judged, score } : left;
  }, null);
  const column = best?.judged.column;
  const key = column?.header ?? '';
  const approximate = best?.judged.facts.distinct.isExact === false ? 'about ' : '';
  return {
    key,
    evidence: {
      about: 'key',
      guess: key,
      evidence:
        best === null || column === undefined
          ? 'The file has no column.'
          : isUnique(best.judged)
            ? `Every one of ${counted(column.filled)} rows has another value.`
            : `${approximate}${counted(column.distinct)} different values in ${counted(column.filled)} rows; by its header it names the partner.`,
    },
  };
};

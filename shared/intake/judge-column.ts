import type { PreviewColumn } from '../model/import-run.ts';
import type { ColumnType, Recipe } from '../model/recipe.ts';
import { fitsFormat, numberShapes } from './classify-number.ts';
import type { ColumnFacts } from './column-profile.ts';
import { countDates } from './guess-date-order.ts';
import { counted, countOf, quotedList } from './wording.ts';

/** How the cells of a file are to be understood: the part of a recipe that no column owns. */
export type CellFormats = Readonly<
  Pick<Recipe, 'decimal' | 'thousands' | 'dateOrder' | 'emptyTexts'>
>;

const mostMisfits = 5;
/** A type is guessed while at most one filled cell in twenty does not fit it. */
const tolerated = 0.05;

const fitsShape = (shape: number, formats: CellFormats): boolean => {
  const found = numberShapes[shape];
  return found !== undefined && fitsFormat(found, formats);
};

const countNumbers = (facts: ColumnFacts, formats: CellFormats): number =>
  facts.byShape.reduce((sum, count, shape) => sum + (fitsShape(shape, formats) ? count : 0), 0);

type Standing = {
  readonly filled: number;
  readonly empty: number;
  readonly words: readonly string[];
};

/** Splits the texts that may mean "no value" into those that do by `emptyTexts` and ordinary words. */
const standing = (facts: ColumnFacts, formats: CellFormats): Standing => {
  const folded = new Set(formats.emptyTexts.map((text) => text.trim().toLowerCase()));
  let empty = facts.blank;
  let filled = facts.filled;
  const words: string[] = [];
  for (const [text, count] of facts.emptyLike) {
    if (folded.has(text)) {
      empty += count;
    } else {
      filled += count;
      words.push(text);
    }
  }
  return { filled, empty, words };
};

const misfitsOf = (
  facts: ColumnFacts,
  type: ColumnType,
  formats: CellFormats,
  words: readonly string[],
): readonly string[] => {
  const dateBit = { ymd: 1, dmy: 2, mdy: 4 }[formats.dateOrder];
  const unfit = facts.examples.filter((example) =>
    type === 'number' ? !fitsShape(example.shape, formats) : (example.dateBits & dateBit) === 0,
  );
  return type === 'text'
    ? []
    : [...words, ...unfit.map((example) => example.text)].slice(0, mostMisfits);
};

const nearly = (fitting: number, filled: number): boolean =>
  fitting > 0 &&
  (filled - fitting <= filled * tolerated || (filled >= 4 && filled - fitting === 1));

/** The type that nearly all filled cells fit; identifiers with leading zeros or 16 digits are text. */
const guessType = (
  facts: ColumnFacts,
  formats: CellFormats,
  filled: number,
  header: string,
): ColumnType => {
  if (facts.leadingZeros > 0 || facts.longIntegers > 0) {
    return 'text';
  }
  const dates = countDates(facts, formats.dateOrder);
  const areNumbersToo = facts.compactDates > 0 && facts.compactDates === dates;
  if (nearly(dates, filled) && (!areNumbersToo || /date|day|datum|fecha|jour/iu.test(header))) {
    return 'date';
  }
  if (facts.currencies.size > 1 || (facts.percents > 0 && facts.percents < filled)) {
    return 'text';
  }
  return nearly(countNumbers(facts, formats), filled) ? 'number' : 'text';
};

const share = (fitting: number, filled: number, noun: string): string =>
  `${counted(fitting)} of ${counted(filled)} filled cells are ${noun}`;

const explainText = (facts: ColumnFacts, formats: CellFormats, filled: number): string => {
  if (facts.leadingZeros > 0) {
    return `${countOf(facts.leadingZeros, 'whole number')} start with a zero that a number would lose`;
  }
  if (facts.longIntegers > 0) {
    return `${countOf(facts.longIntegers, 'whole number')} have more digits than a number can hold`;
  }
  if (facts.currencies.size > 1) {
    return `Amounts in different currencies: ${[...facts.currencies.keys()].join(' ')}`;
  }
  if (facts.percents > 0 && facts.percents < filled && countNumbers(facts, formats) > filled / 2) {
    return `${countOf(facts.percents, 'cell')} with a percent sign stand beside plain numbers`;
  }
  const numbers = countNumbers(facts, formats);
  const dates = countDates(facts, formats.dateOrder);
  const short = facts.byDateBits[8] ?? 0;
  if (short > filled / 2) {
    return `${share(short, filled, 'dates with a two-digit year')}, which is not read as a date`;
  }
  const [fitting, noun] = dates > numbers ? [dates, 'dates'] : [numbers, 'numbers'];
  if (fitting === 0) {
    return countOf(filled, 'text');
  }
  const type = noun === 'dates' ? 'date' : 'number';
  if (fitting === filled) {
    return `${countOf(filled, 'cell')} of ${noun}, kept as the texts they are`;
  }
  const others = misfitsOf(facts, type, formats, standing(facts, formats).words);
  return `${share(fitting, filled, noun)}, not so ${quotedList(others.slice(0, 2))}`;
};

/**
 * What the preview says of a column. With `type` null the type is guessed; otherwise the evidence
 * says how many cells fit the type that a recipe gives.
 */
export const judgeColumn = (
  header: string,
  facts: ColumnFacts,
  formats: CellFormats,
  type: ColumnType | null,
): PreviewColumn => {
  const { filled, empty, words } = standing(facts, formats);
  const judged = type ?? guessType(facts, formats, filled, header);
  const fitting =
    judged === 'number' ? countNumbers(facts, formats) : countDates(facts, formats.dateOrder);
  const misfits = misfitsOf(facts, judged, formats, words);
  const hidden =
    filled === fitting ? '' : `; ${countOf(filled - fitting, 'cell')} not, for example below`;
  return {
    header,
    type: judged,
    evidence:
      filled === 0
        ? 'No cell is filled'
        : judged === 'text'
          ? explainText(facts, formats, filled)
          : `${share(fitting, filled, judged === 'number' ? 'numbers' : 'dates')}${hidden}`,
    filled,
    empty,
    distinct: facts.distinct.count + words.length,
    misfits,
  };
};

import type { GuessEvidence, PreviewColumn } from '../model/import-run.ts';
import type { Recipe } from '../model/recipe.ts';
import type { ColumnFacts } from './column-profile.ts';
import { guessDateOrder } from './guess-date-order.ts';
import { guessEmptyTexts } from './guess-empty-texts.ts';
import { guessKey } from './guess-key.ts';
import { guessNumberFormat } from './guess-number-format.ts';
import { guessRoles, type ConstantTest } from './guess-roles.ts';
import { headerWords } from './header-words.ts';
import { judgeColumn, type CellFormats } from './judge-column.ts';
import { counted, quotedList } from './wording.ts';

/** What was seen of a file: names and facts of its columns, and how its rows were cut. */
export type TableFacts = {
  readonly sourceName: string;
  readonly file: Recipe['file'];
  readonly headers: readonly string[];
  /** Aligned with `headers`. */
  readonly columns: readonly ColumnFacts[];
  /** Whether `header` has one value for every value of `key`, in the rows that were kept. */
  readonly isConstantPer: (key: string, header: string) => boolean;
};

export type RecipeGuess = {
  readonly recipe: Recipe;
  readonly columns: readonly PreviewColumn[];
  readonly evidence: readonly GuessEvidence[];
};

type Formats = { readonly formats: CellFormats; readonly evidence: readonly GuessEvidence[] };

const guessFormats = (facts: TableFacts, recipe: Recipe | null): Formats => {
  const delimiter = facts.file.kind === 'delimited' ? facts.file.delimiter : null;
  const numbers = guessNumberFormat(facts.columns, delimiter);
  const dates = guessDateOrder(facts.columns, recipe?.decimal ?? numbers.format.decimal);
  const empties = guessEmptyTexts(facts.columns, facts.headers);
  const evidence = [...numbers.evidence, dates.evidence, empties.evidence];
  return {
    formats: {
      decimal: recipe?.decimal ?? numbers.format.decimal,
      thousands: recipe?.thousands ?? numbers.format.thousands,
      dateOrder: recipe?.dateOrder ?? dates.order,
      emptyTexts: recipe?.emptyTexts ?? empties.emptyTexts,
    },
    evidence,
  };
};

/** Tiers that are numbered are labels, not amounts. */
const isNumberedTier = (header: string, facts: ColumnFacts): boolean =>
  headerWords(header).includes('tier') && facts.distinct.count <= 20 && facts.mostDecimals === 0;

const isId = (column: PreviewColumn, key: string): boolean => column.header === key;

/** Guesses everything that a recipe says; `given` fixes how numbers, dates and blanks are read. */
const guessAll = (facts: TableFacts, given: Recipe | null): RecipeGuess => {
  const { formats, evidence } = guessFormats(facts, given);
  const judged = facts.headers.map((header, index) => {
    const columnFacts = facts.columns[index];
    if (columnFacts === undefined) {
      throw new Error('Broken promise inside Tierwright: every header has facts');
    }
    const type = isNumberedTier(header, columnFacts) ? 'text' : null;
    return { facts: columnFacts, column: judgeColumn(header, columnFacts, formats, type) };
  });
  const { key, evidence: keyEvidence } = guessKey(judged);
  const isConstant: ConstantTest = (header) => facts.isConstantPer(key, header);
  // A key is a name even where it looks like a number: 0042 and 42 are two partners.
  const columns = judged.map(({ column, facts: columnFacts }) =>
    isId(column, key) && column.type !== 'text'
      ? judgeColumn(column.header, columnFacts, formats, 'text')
      : column,
  );
  return {
    recipe: {
      format: 'tierwright-recipe/1',
      source: given?.source ?? { name: facts.sourceName, department: '' },
      file: facts.file,
      ...formats,
      columns: columns.map(({ header, type }) => ({ header, type })),
      key,
      ...guessRoles(judged, key, isConstant),
    },
    columns,
    evidence: [...evidence, keyEvidence],
  };
};

/** Keeps what `given` says of columns that the file has, and guesses the type of new ones. */
const applyRecipe = (facts: TableFacts, given: Recipe, guess: RecipeGuess): RecipeGuess => {
  const known = new Map(given.columns.map((column) => [column.header, column]));
  const columns = facts.headers.map((header, index) => {
    const type = known.get(header)?.type;
    const columnFacts = facts.columns[index];
    const guessed = guess.columns[index];
    if (columnFacts === undefined || guessed === undefined) {
      throw new Error('Broken promise inside Tierwright: every header has facts');
    }
    return type === undefined
      ? guessed
      : judgeColumn(header, columnFacts, { ...given, emptyTexts: given.emptyTexts }, type);
  });
  const present = new Set(facts.headers);
  const missing = given.columns.filter(({ header }) => !present.has(header));
  const added = facts.headers.filter((header) => !known.has(header));
  const sentences = [
    missing.length === 0
      ? `All ${counted(given.columns.length)} columns of the recipe are in the file.`
      : `The file lacks ${quotedList(missing.slice(0, 5).map(({ header }) => header))}.`,
    ...(added.length === 0 ? [] : [`New in the file: ${quotedList(added.slice(0, 5))}.`]),
  ];
  return {
    recipe: {
      ...given,
      file: facts.file,
      // What the recipe says of a column stays, also where this file lacks it.
      columns: [
        ...columns.map(({ header, type }) => ({ ...known.get(header), header, type })),
        ...missing,
      ],
    },
    columns,
    evidence: [
      ...guess.evidence,
      { about: 'columns', guess: given.source.name, evidence: sentences.join(' ') },
    ],
  };
};

/**
 * The recipe that a file suggests. With `given` the file is read as that recipe says: its signs and
 * empty texts hold, and so do its columns and roles as far as the file has them. Where it has none
 * of them, because the file is cut in another way now, columns and roles are guessed anew.
 */
export const guessRecipe = (facts: TableFacts, given: Recipe | null): RecipeGuess => {
  const guess = guessAll(facts, given);
  const present = new Set(facts.headers);
  return given?.columns.some(({ header }) => present.has(header)) === true
    ? applyRecipe(facts, given, guess)
    : guess;
};

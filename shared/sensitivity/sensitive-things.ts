import { metricsRead } from '../metrics/formula/formula-ast.ts';
import { orderFormulas } from '../metrics/formula/order-formulas.ts';
import type { FormulaMetric } from '../model/formula-metric.ts';
import type { Recipe } from '../model/recipe.ts';
import type { RecipeMetric } from '../model/recipe-metric.ts';
import {
  partnerNames,
  sensitiveId,
  type SensitiveThing,
  type SensitivityLevel,
} from '../model/sensitivity.ts';
import type { SensitivityMark } from '../model/sensitivity-mark.ts';

/** A recipe with the source whose files it reads. */
export type RecipeInUse = { readonly sourceName: string; readonly recipe: Recipe };

type Reason = { readonly level: SensitivityLevel; readonly because: string };

/** Aggregations whose number tells nothing of the values that they read. */
const tellsNothing: ReadonlySet<RecipeMetric['aggregation']> = new Set([
  'count',
  'distinct',
  'share',
]);

type Book = {
  readonly things: Map<string, SensitiveThing>;
  /** Settles one thing: a person's mark, else what is said elsewhere, else nothing. */
  readonly settle: (
    thing: Pick<SensitiveThing, 'kind' | 'source' | 'code' | 'name'>,
    said: Reason | null,
  ) => void;
  readonly find: (kind: SensitiveThing['kind'], source: string, code: string) => Reason | null;
};

const createBook = (marks: readonly SensitivityMark[]): Book => {
  const things = new Map<string, SensitiveThing>();
  const levelById = new Map(marks.map((mark) => [sensitiveId(mark), mark.level]));
  return {
    things,
    settle: (thing, said) => {
      const id = sensitiveId(thing);
      const marked = levelById.get(id);
      const reason =
        marked === undefined
          ? said
          : marked === 'open'
            ? null
            : { level: marked, because: 'marked by hand' };
      if (reason === null) {
        things.delete(id);
      } else {
        things.set(id, { id, ...thing, ...reason });
      }
    },
    find: (kind, source, code) => {
      const thing = things.get(sensitiveId({ kind, source, code }));
      return thing === undefined
        ? null
        : { level: thing.level, because: `because it reads ${thing.name}` };
    },
  };
};

const byRecipe = (level: SensitivityLevel | undefined): Reason | null =>
  level === undefined ? null : { level, because: 'by its recipe' };

/** The stricter of several: what is personal stays so. */
const strictest = (reasons: readonly (Reason | null)[]): Reason | null =>
  reasons.find((reason) => reason?.level === 'personal') ??
  reasons.find((reason) => reason !== null) ??
  null;

/** The columns of a recipe but its key, by which files are joined. */
const settleColumns = (book: Book, { sourceName, recipe }: RecipeInUse): void => {
  const settle = (header: string, said: Reason | null): void => {
    if (header !== recipe.key) {
      book.settle({ kind: 'column', source: sourceName, code: header, name: header }, said);
    }
  };
  for (const { header, sensitivity } of recipe.columns) {
    settle(header, byRecipe(sensitivity));
  }
  for (const { source, take } of recipe.lookups ?? []) {
    for (const { column, as } of take) {
      settle(as, book.find('column', source, column));
    }
  }
};

/**
 * Names of partners are sensitive where any column is that gives them; then so are the others, unless a
 * person opened them: one source would tell what another keeps.
 */
const settleNames = (book: Book, recipes: readonly RecipeInUse[]): void => {
  const named = recipes.flatMap(({ sourceName, recipe: { key, name } }) =>
    name === null || name === key ? [] : [{ sourceName, name }],
  );
  const reason = strictest(
    named.map(({ sourceName, name }) => book.find('column', sourceName, name)),
  );
  if (reason === null) {
    return;
  }
  book.things.set(partnerNames.id, { ...partnerNames, ...reason });
  for (const { sourceName, name } of named) {
    if (book.find('column', sourceName, name) === null) {
      const because = `because partners are named by ${reason.because.replace(/^because it reads /u, '')}`;
      book.settle(
        { kind: 'column', source: sourceName, code: name, name },
        { level: reason.level, because },
      );
    }
  }
};

const settleMetric = (book: Book, source: string, metric: RecipeMetric): void => {
  const { aggregation, header, by, code, name, sensitivity } = metric;
  const read = tellsNothing.has(aggregation) ? [] : [header, by ?? null];
  const inherited = read.map((each) => (each === null ? null : book.find('column', source, each)));
  book.settle(
    { kind: 'metric', source: '', code, name },
    byRecipe(sensitivity) ?? strictest(inherited),
  );
};

/**
 * Everything that is sensitive. A person's mark stands above the recipe. Without either, a column that
 * was looked up is as its column in the other source, a metric as the columns whose values it takes
 * (counts and shares tell none), an attribute as its column, a formula as the metrics that it reads.
 * `recipes` are those of the imports that count, oldest first: of several with one column or code the
 * newest speaks.
 */
export const sensitiveThings = (
  recipes: readonly RecipeInUse[],
  formulas: readonly FormulaMetric[],
  marks: readonly SensitivityMark[],
): readonly SensitiveThing[] => {
  const book = createBook(marks);
  for (const inUse of recipes) {
    settleColumns(book, inUse);
  }
  // Once more: a column may be looked up in a source that was imported later.
  for (const inUse of recipes) {
    settleColumns(book, inUse);
  }
  settleNames(book, recipes);
  for (const { sourceName, recipe } of recipes) {
    for (const { code, name, header, role, sensitivity } of recipe.attributes) {
      if (role === 'attribute') {
        const said = byRecipe(sensitivity) ?? book.find('column', sourceName, header);
        book.settle({ kind: 'attribute', source: '', code, name }, said);
      }
    }
    for (const metric of recipe.metrics) {
      settleMetric(book, sourceName, metric);
    }
  }
  for (const { metric, node } of orderFormulas(formulas).ready) {
    const { code, name } = metric;
    const read = metricsRead(node).map((each) => book.find('metric', '', each));
    book.settle({ kind: 'metric', source: '', code, name }, strictest(read));
  }
  return [...book.things.values()];
};

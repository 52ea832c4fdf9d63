import type { Recipe, RecipeLookup } from '#shared/model/recipe.ts';
import { withoutColumn } from '../column-use.ts';

/** The recipe without its lookup at `index`, without what was read from it, and without lookups that need it. */
export const withoutLookup = (recipe: Recipe, index: number): Recipe => {
  const lookups = recipe.lookups ?? [];
  const gone = lookups[index];
  if (gone === undefined) return recipe;
  const names = new Set(gone.take.map(({ as }) => as));
  const rest = lookups.filter((_, at) => at !== index);
  const freed = gone.take.reduce<Recipe>((left, { as }) => withoutColumn(left, as), {
    ...recipe,
    lookups: rest,
  });
  const needy = rest.findIndex(({ match }) => match.some(({ column }) => names.has(column)));
  return needy < 0 ? freed : withoutLookup(freed, needy);
};

/** The recipe with `lookup` at `index`, behind the others where there is none; columns no more taken are freed. */
export const withLookup = (recipe: Recipe, index: number, lookup: RecipeLookup): Recipe => {
  const lookups = recipe.lookups ?? [];
  const before = lookups[index];
  if (before === undefined) return { ...recipe, lookups: [...lookups, lookup] };
  const kept = new Set(lookup.take.map(({ as }) => as));
  return before.take
    .filter(({ as }) => !kept.has(as))
    .reduce<Recipe>((left, { as }) => withoutColumn(left, as), {
      ...recipe,
      lookups: lookups.map((each, at) => (at === index ? lookup : each)),
    });
};

/** `PurchaseOrderID = Order in Orders`, as a sentence part. */
export const matchWords = ({ match, source }: RecipeLookup): string =>
  match
    .map(({ column, in: there }) =>
      column === there ? `“${column}”` : `“${column}” as “${there}”`,
    )
    .join(' and ')
    .concat(` in “${source}”`);

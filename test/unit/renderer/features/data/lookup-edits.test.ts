import { describe, expect, it } from 'vitest';
import {
  matchWords,
  withLookup,
  withoutLookup,
} from '#renderer/features/data/map/lookups/lookup-edits.ts';
import type { Recipe, RecipeLookup } from '#shared/model/recipe.ts';
import { aRecipe } from './a-recipe.ts';

const orders: RecipeLookup = {
  source: 'Orders',
  match: [{ column: 'Order', in: 'Number' }],
  take: [
    { column: 'Vendor', as: 'Vendor', type: 'text' },
    { column: 'Status', as: 'Status', type: 'number' },
  ],
  duplicates: 'refuse',
  orphans: 'reject',
};
const vendors: RecipeLookup = {
  ...orders,
  source: 'Vendors',
  match: [{ column: 'Vendor', in: 'Vendor' }],
  take: [{ column: 'Name', as: 'Vendor name', type: 'text' }],
};

const looked = (): Recipe => ({
  ...aRecipe(),
  lookups: [orders, vendors],
  key: 'Vendor',
  name: 'Vendor name',
});

describe('lookups in the map', () => {
  it('take with them what was read from them, and lookups that need them', () => {
    const { lookups, key, name } = withoutLookup(looked(), 0);
    expect({ lookups, key, name }).toEqual({ lookups: [], key: '', name: null });
    const kept = withoutLookup(looked(), 1);
    expect([kept.lookups, kept.key, kept.name]).toEqual([[orders], 'Vendor', null]);
  });

  it('free a column that is no more taken when they are changed', () => {
    const less = { ...orders, take: orders.take.slice(1) };
    const { key, lookups } = withLookup(looked(), 0, less);
    expect([key, lookups]).toEqual(['', [less, vendors]]);
    expect(withLookup(aRecipe(), 0, orders).lookups).toEqual([orders]);
  });

  it('say by what they match', () => {
    expect([matchWords(orders), matchWords(vendors)]).toEqual([
      '“Order” as “Number” in “Orders”',
      '“Vendor” in “Vendors”',
    ]);
  });
});

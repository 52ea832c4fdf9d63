import { describe, expect, it } from 'vitest';
import {
  addLadder,
  changeAttribute,
  changeLadder,
  removeLadder,
} from '#renderer/features/model/tiers/ladder-edits.ts';
import { freeLabels } from '#renderer/features/model/tiers/ladder-labels.ts';
import { addTier, canRemoveTier, removeTier } from '#renderer/features/model/model-edits.ts';
import { scoringModel } from '#shared/model/scoring-model.ts';
import type { TierId } from '#shared/model/ids.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { goldAndLead } from '#test/fixtures/a-parallel-model.ts';
import { anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const added = addLadder(
  aModel(),
  { name: 'Suppliers', labels: ['Supplier'], attributeCode: 'type' },
  ['S', 'upper', 'lower'],
);
const namesOf = ({ tiers }: typeof added): readonly string[] => tiers.map(({ name }) => name);

describe('editing ladders', () => {
  it('adds one with two tiers behind those of the main ladder, and takes it away without a trace', () => {
    expect(scoringModel.safeParse(added).success).toBe(true);
    expect(added.tiers.map(({ name, line, rules }) => [name, line, rules.ladder])).toEqual([
      ['Gold', 70, undefined],
      ['Silver', 40, undefined],
      ['Bronze', null, undefined],
      ['Suppliers 1', 50, 'S'],
      ['Suppliers 2', null, 'S'],
    ]);
    expect(added.rules.parallel).toEqual({
      attributeCode: 'type',
      ladders: [{ id: 'S', name: 'Suppliers', labels: ['Supplier'] }],
    });
    const both = addLadder(added, { name: 'Suppliers', labels: ['B'], attributeCode: 'other' }, [
      ...(['T', 'u', 'l'] as const),
    ]);
    expect(namesOf(both).slice(5)).toEqual(['Suppliers 1 2', 'Suppliers 2 2']);
    expect(both.rules.parallel?.attributeCode).toBe('type');
    expect(removeLadder(removeLadder(both, 'S'), 'T')).toEqual(aModel());
  });

  it('adds and removes tiers within a ladder, whose lowest takes everybody on it', () => {
    const three = addTier(added, 'new', 'S');
    expect(namesOf(three).slice(3)).toEqual(['Suppliers 1', 'New tier', 'Suppliers 2']);
    expect(three.tiers[4]).toMatchObject({ line: 25, rules: { ladder: 'S' } });
    const two = removeTier(three, 'lower' as TierId);
    expect(two.tiers.at(-1)).toMatchObject({ id: 'new', line: null });
    expect(namesOf(addTier(added, 'new'))).toEqual([
      ...['Gold', 'Silver', 'New tier', 'Bronze', 'Suppliers 1', 'Suppliers 2'],
    ]);
    const one = removeTier(added, 'upper' as TierId);
    expect([canRemoveTier(one, 'lower' as TierId), removeTier(one, 'lower' as TierId)]).toEqual([
      false,
      one,
    ]);
    expect(addTier(one, 'new', 'S').tiers[3]).toMatchObject({ id: 'new', line: 50 });
    const main = removeTier(added, 'tier-Bronze' as TierId);
    expect(main.tiers.map(({ name, line }) => [name, line]).slice(0, 3)).toEqual([
      ['Gold', 70],
      ['Silver', null],
      ['Suppliers 1', 50],
    ]);
  });

  it('offers labels that are on no other ladder, and forgets those of another attribute', () => {
    const model = goldAndLead();
    const snapshot = aSnapshot([], [anAttribute('type', ['Supplier', 'Reseller', 'Vendor', ''])]);
    expect(freeLabels(model, snapshot, null)).toEqual(['Reseller', 'Vendor']);
    expect(freeLabels(model, snapshot, 'A')).toEqual(['Reseller', 'Supplier', 'Vendor']);
    const gone = changeLadder(model, 'A', { labels: ['Gone'] });
    expect(freeLabels(gone, snapshot, 'A')).toContain('Gone');
    expect(changeAttribute(model, 'type')).toBe(model);
    expect(changeAttribute(model, 'region').rules.parallel).toEqual({
      attributeCode: 'region',
      ladders: [{ id: 'A', name: 'Ladder A', labels: [] }],
    });
  });
});

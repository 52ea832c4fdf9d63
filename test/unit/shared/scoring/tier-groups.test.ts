import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tiersOfCycle } from '#shared/cycle/cycle-tiers.ts';
import { tiersOfRun } from '#shared/ensemble/run/run-tiers.ts';
import type { FrozenTier } from '#shared/model/review-cycle.ts';
import {
  tierGroups,
  tierGroupsOf,
  tierTitles,
  type TierGroup,
} from '#shared/scoring/ladders/tier-groups.ts';
import { aModel, aTier } from '#test/fixtures/a-model.ts';
import { goldAndLead } from '#test/fixtures/a-parallel-model.ts';

/** Headings with the names and places under them. */
const told = (groups: readonly TierGroup<{ readonly name: string }>[]): unknown =>
  groups.map(({ heading, tiers }) => [
    heading,
    ...tiers.map(({ tier, index }) => `${index} ${tier.name}`),
  ]);

describe('tiers in a list', () => {
  it('stand ladder by ladder under its name, with their places among all', () => {
    const groups = tierGroupsOf(goldAndLead());
    expect(told(groups)).toEqual([
      ['Main ladder', '0 Gold', '1 Silver', '2 Bronze'],
      ['Ladder A', '3 Lead', '4 Follow'],
    ]);
    expect(tierTitles(groups)).toEqual([
      'Main ladder: Gold',
      'Main ladder: Silver',
      'Main ladder: Bronze',
      'Ladder A: Lead',
      'Ladder A: Follow',
    ]);
  });

  it('have no heading where there is one ladder alone', () => {
    const groups = tierGroupsOf(aModel({ tiers: [aTier('Gold', 70), aTier('Silver', null)] }));
    expect(told(groups)).toEqual([[null, '0 Gold', '1 Silver']]);
    expect(tierTitles(groups)).toEqual(['Gold', 'Silver']);
  });

  it('say so where their ladder was removed, instead of standing under the main one', () => {
    const model = goldAndLead();
    const groups = tierGroupsOf({ ...model, rules: { ...model.rules, parallel: undefined } });
    expect(groups.map(({ heading }) => heading)).toEqual(['Main ladder', 'A ladder that is gone']);
  });

  it('are all there once and in their order, whatever ladders there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }),
        (sizes) => {
          const tiers = sizes.flatMap((size, ladder) =>
            Array.from({ length: size }, (_, place) => ({
              name: `${ladder} ${place}`,
              ...(ladder === 0 ? {} : { ladder: String(ladder) }),
            })),
          );
          const groups = tierGroups(tiers, (ladder) => `L${ladder ?? 0}`);
          expect(groups.flatMap((group) => group.tiers)).toEqual(
            tiers.map((tier, index) => ({ tier, index })),
          );
          expect(groups.map(({ heading, tiers: own }) => [heading, own.length])).toEqual(
            sizes.map((size, ladder) => [sizes.length === 1 ? null : `L${ladder}`, size]),
          );
        },
      ),
    );
  });

  it('of a run of futures follow its facts, and are numbered where it tells no names', () => {
    const facts = { tierNames: ['Gold', 'Silver', 'Lead', 'Follow'], topTiers: [0, 2] };
    expect(told(tiersOfRun({ ...facts, ladderNames: ['Main ladder', 'Alliances'] }))).toEqual([
      ['Main ladder', '0 Gold', '1 Silver'],
      ['Alliances', '2 Lead', '3 Follow'],
    ]);
    expect(told(tiersOfRun(facts))).toEqual([
      ['Main ladder', '0 Gold', '1 Silver'],
      ['Ladder 2', '2 Lead', '3 Follow'],
    ]);
    expect(told(tiersOfRun({ tierNames: ['Gold', 'Silver'] }))).toEqual([
      [null, '0 Gold', '1 Silver'],
    ]);
  });

  it('of a cycle keep the name that the ladder had, and are numbered in cycles of before', () => {
    const frozen = (name: string, part: Partial<FrozenTier> = {}): FrozenTier => ({
      ...{ id: name as never, name, shape: 'circle' },
      ...part,
    });
    expect(
      told(
        tiersOfCycle([
          frozen('Gold'),
          frozen('Lead', { ladder: 'x', ladderName: 'Alliances' }),
          frozen('Only', { ladder: 'y' }),
        ]),
      ),
    ).toEqual([
      ['Main ladder', '0 Gold'],
      ['Alliances', '1 Lead'],
      ['Ladder 3', '2 Only'],
    ]);
    expect(told(tiersOfCycle([frozen('Gold'), frozen('Silver')]))).toEqual([
      [null, '0 Gold', '1 Silver'],
    ]);
  });
});

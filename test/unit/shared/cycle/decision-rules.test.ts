import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markWords, ruleSentence } from '#shared/cycle/cycle-words.ts';
import {
  cycleMovement,
  markBit,
  marksOf,
  ruleFits,
  ruleOver,
  usualRules,
} from '#shared/cycle/decision-rules.ts';
import {
  cycleMarks,
  cycleMovements,
  decisionModes,
  type DecisionRule,
} from '#shared/model/review-cycle.ts';
import { noTier } from '#shared/scoring/tiers.ts';

const aRule = fc.record({
  mode: fc.constantFrom(...decisionModes),
  movements: fc.uniqueArray(fc.constantFrom(...cycleMovements)),
  marks: fc.oneof(
    fc.constantFrom('any' as const, 'none' as const),
    fc.uniqueArray(fc.constantFrom(...cycleMarks), { minLength: 1 }),
  ),
  functions: fc.array(fc.constantFrom('Finance', 'Product'), { maxLength: 2 }),
});

describe('rules of a cycle', () => {
  it('tell where a partner goes', () => {
    const tiers = [{}, {}, {}, { ladder: 'b' }, { ladder: 'b' }];
    expect(
      [
        [1, 0],
        [0, 2],
        [1, 1],
        [noTier, noTier],
        [noTier, 2],
        [0, noTier],
        [1, 3],
        [4, 3],
      ].map(([from = 0, to = 0]) => cycleMovement(from, to, tiers)),
    ).toEqual(['rises', 'falls', 'stays', 'stays', 'first', 'loses', 'crosses', 'rises']);
  });

  it('let the strictest that fits decide, in any order, and ask every function that fits', () => {
    fc.assert(
      fc.property(
        fc.array(aRule, { maxLength: 8 }),
        fc.constantFrom(...cycleMovements),
        fc.integer({ min: 0, max: 2 ** cycleMarks.length - 1 }),
        (rules: readonly DecisionRule[], movement, bits) => {
          const { mode, by, functions } = ruleOver(rules, movement, bits);
          const fitting = rules.filter((rule) => ruleFits(rule, movement, bits));
          expect(mode).toBe(
            fitting.length === 0
              ? 'manual'
              : decisionModes.findLast((each) => fitting.some((rule) => rule.mode === each)),
          );
          expect(by.every((place) => rules[place]?.mode === mode)).toBe(true);
          expect([...functions].sort()).toEqual(
            [...new Set(fitting.flatMap((rule) => rule.functions))].sort(),
          );
          expect(ruleOver(rules.toReversed(), movement, bits).mode).toBe(mode);
        },
      ),
    );
  });

  it('keep marks as bits', () => {
    const bits = markBit('nearLine') | markBit('fragile');
    expect(marksOf(bits)).toEqual(['nearLine', 'fragile']);
    expect(marksOf(0)).toEqual([]);
  });

  it('decide by themselves only who stays without a mark, to begin with', () => {
    for (const movement of cycleMovements) {
      for (const mark of [null, ...cycleMarks]) {
        const { mode } = ruleOver(usualRules, movement, mark === null ? 0 : markBit(mark));
        expect([movement, mark, mode === 'automatic']).toEqual([
          movement,
          mark,
          movement === 'stays' && mark === null,
        ]);
      }
    }
  });

  it('are read out as sentences', () => {
    expect(
      [
        { mode: 'automatic', movements: ['stays'], marks: 'none', functions: [] },
        { mode: 'manual', movements: [], marks: 'any', functions: ['Finance'] },
        {
          mode: 'recommend',
          movements: ['rises', 'first', 'falls'],
          marks: ['unsure', 'fragile'],
          functions: ['Finance', 'Product'],
        },
      ].map((rule) => ruleSentence(rule as DecisionRule)),
    ).toEqual([
      'Whoever stays and has no mark gets the recommended tier without being asked about.',
      'Everybody is decided one by one; Finance looks at it.',
      `Whoever rises, gets a first tier or falls and is marked “${markWords.unsure}” or “${markWords.fragile}” is recommended and can be accepted together with others; Finance and Product look at it.`,
    ]);
  });
});

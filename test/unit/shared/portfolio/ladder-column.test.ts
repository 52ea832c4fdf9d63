import { describe, expect, it } from 'vitest';
import { ladderCode, withLadderColumn } from '#shared/portfolio/ladder-column.ts';
import { ladderSentence } from '#shared/scoring/ladders/ladder-words.ts';
import { histogramOfLadder } from '#shared/scoring/ladders/ladder-histogram.ts';
import { ladderOfRows } from '#shared/scoring/ladders/row-ladders.ts';
import { createPlaceFinder } from '#shared/scoring/place-finder.ts';
import { nothingHidden } from '#shared/sensitivity/hidden.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { goldAndLead } from '#test/fixtures/a-parallel-model.ts';
import { aMetric, anAttribute, aSnapshot } from '#test/fixtures/a-snapshot.ts';

const snapshot = aSnapshot(
  [aMetric('x', [60, 100, 45, 0, 20])],
  [anAttribute('type', ['Reseller', 'Supplier', 'Supplier', '', 'Supplier'])],
);

describe('the ladder of a partner', () => {
  it('is a label of its own, and none where everybody is on one', () => {
    expect(withLadderColumn(aModel(), snapshot)).toBe(snapshot);
    const column = withLadderColumn(goldAndLead(), snapshot).attributes.at(-1);
    expect([column?.code, Array.from(column?.codes ?? [], (code) => column?.labels[code])]).toEqual(
      [ladderCode, ['Main ladder', 'Ladder A', 'Ladder A', 'Main ladder', 'Ladder A']],
    );
  });

  it('is said with the label that decides, unless that is hidden', () => {
    const model = goldAndLead();
    const sentences = [0, 1, 3].map((row) => ladderSentence(model, snapshot, row, nothingHidden));
    expect(sentences).toEqual([
      'Climbs the main ladder: type Reseller is on no other.',
      'Climbs the ladder Ladder A: type is Supplier.',
      'Climbs the main ladder: it has no type.',
    ]);
    expect(ladderSentence(model, snapshot, 1, { attribute: () => true })).toBe(
      'Climbs the ladder Ladder A: type is •••.',
    );
    expect(ladderSentence(aModel(), snapshot, 1, nothingHidden)).toBeNull();
  });

  it('is counted part by part of the scale as everybody is', () => {
    const ladders = ladderOfRows(goldAndLead(), snapshot);
    if (ladders === null) throw new Error('there are two ladders');
    const scores = Float64Array.of(60, 100, 45, 0, NaN);
    const places = createPlaceFinder(5);
    places.take(scores);
    const parts = [null, 'A'].map((id) => [...histogramOfLadder(scores, ladders, id, 50)]);
    expect(parts.map((counts) => counts.reduce((sum, each) => sum + each, 0))).toEqual([2, 2]);
    expect(parts[0]?.map((count, bin) => count + (parts[1]?.[bin] ?? 0))).toEqual([
      ...places.histogram(50),
    ]);
  });
});

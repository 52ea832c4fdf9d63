import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignTiers } from '#shared/scoring/assign-tiers.ts';
import { judgeSnapshot } from '#shared/scoring/criteria.ts';
import { coverageOfRow, createLiveFrame, drawLiveFrame } from '#shared/scoring/live-frame.ts';
import type { WeightedNodeId } from '#shared/scoring/set-weight.ts';
import { tierFloors } from '#shared/scoring/tiers.ts';
import { createWeightPath, scoreAlongPath } from '#shared/scoring/weight-path.ts';
import { modelAndSnapshot } from './arbitrary-model.ts';

describe('a live frame', () => {
  it('equals scoring along the path and cutting tiers, bit for bit, frame after frame', () => {
    fc.assert(
      fc.property(
        modelAndSnapshot,
        fc.nat(),
        fc.array(fc.double({ min: -0.5, max: 1.5, noNaN: true }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 11 }),
        ({ model, snapshot }, pick, positions, lines) => {
          const rows = snapshot.partnerKeys.length;
          const nodes: readonly { readonly id: WeightedNodeId }[] = model.dimensions.flatMap(
            (dimension) => [dimension, ...dimension.criteria],
          );
          const id = nodes[pick % nodes.length]?.id ?? ('' as WeightedNodeId);
          const path = createWeightPath(model, id, judgeSnapshot(model, snapshot), rows);
          const floors = tierFloors([
            ...lines.sort((a, b) => b - a).map((line) => ({ line })),
            { line: null },
          ]);
          const frame = createLiveFrame(path);
          for (const x of positions) {
            const drawn = drawLiveFrame(path, x, floors, frame);
            const scores = new Float64Array(rows);
            const coverage = new Float64Array(rows);
            scoreAlongPath(path, x, scores, coverage);
            const tiers = new Uint8Array(rows);
            const counts = assignTiers(scores, floors, tiers);
            expect({ scores: frame.scores, tiers: frame.tiers, counts: drawn }).toEqual({
              scores,
              tiers,
              counts,
            });
            expect([...coverage.keys()].map((row) => coverageOfRow(path, frame, row))).toEqual([
              ...coverage,
            ]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

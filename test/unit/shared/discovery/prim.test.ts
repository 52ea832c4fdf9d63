import { describe, expect, it } from 'vitest';
import { peelBoxes } from '#shared/discovery/prim.ts';
import type { Cases } from '#shared/discovery/cases.ts';
import { drawSobol } from '#shared/ensemble/sobol.ts';

/** The Ishigami function above 9 on the first 1,024 Sobol points, a public test case of sensitivity analysis. */
const ishigami = (): Cases => {
  const { values } = drawSobol(1024, 3, null);
  const states = values.map((share) => -Math.PI + 2 * Math.PI * share);
  const isOfInterest = Uint8Array.from({ length: 1024 }, (_, future) => {
    const [a = 0, b = 0, c = 0] = states.subarray(future * 3, future * 3 + 3);
    return Number(Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a) > 9);
  });
  return { drivers: 3, states, isOfInterest };
};

/** Steps of the peeling trajectory of the EMA Workbench (lenient1, 5 % peels) on the same points. */
const reference = [
  {
    coverage: 1.0,
    density: 0.0576171875,
    mass: 1.0,
    restricted: 0,
    lower: [-3.141592653589793, -3.141592653589793, -3.141592653589793],
    upper: [3.135456730438251, 3.135456730438251, 3.135456730438251],
    step: 0,
  },
  {
    coverage: 1.0,
    density: 0.09688013136288999,
    mass: 0.5947265625,
    restricted: 1,
    lower: [-0.8314175870340175, -3.141592653589793, -3.141592653589793],
    upper: [2.9053596122554044, 3.135456730438251, 3.135456730438251],
    step: 10,
  },
  {
    coverage: 0.9830508474576272,
    density: 0.16066481994459833,
    mass: 0.3525390625,
    restricted: 2,
    lower: [0.43871850533529333, -2.8286605728611223, -3.141592653589793],
    upper: [2.9053596122554044, 2.794912995527638, 3.135456730438251],
    step: 20,
  },
  {
    coverage: 0.6101694915254238,
    density: 0.26277372262773724,
    mass: 0.1337890625,
    restricted: 2,
    lower: [0.9418642037617837, -2.258019719767664, -3.141592653589793],
    upper: [2.083145909948701, 2.3009711818284617, 3.135456730438251],
    step: 38,
  },
];

describe('patient rule induction', () => {
  it('peels the boxes of the EMA Workbench on a public case', () => {
    const steps = peelBoxes(ishigami());
    expect(steps).toHaveLength(39);
    for (const { step, lower, upper, ...worth } of reference) {
      const found = steps[step];
      expect(found?.restricted).toBe(worth.restricted);
      expect(found?.coverage).toBeCloseTo(worth.coverage, 12);
      expect(found?.density).toBeCloseTo(worth.density, 12);
      expect(found?.mass).toBeCloseTo(worth.mass, 12);
      lower.forEach((limit, driver) => expect(found?.box.lower[driver]).toBeCloseTo(limit, 9));
      upper.forEach((limit, driver) => expect(found?.box.upper[driver]).toBeCloseTo(limit, 9));
    }
  });

  it('has nothing to peel where nothing or everything is of interest', () => {
    const { drivers, states } = ishigami();
    for (const flag of [0, 1]) {
      const steps = peelBoxes({ drivers, states, isOfInterest: new Uint8Array(1024).fill(flag) });
      expect(steps.map(({ density, mass, restricted }) => [density, mass, restricted])).toEqual([
        [flag, 1, 0],
      ]);
    }
  });

  it('finds one corner exactly where a corner is of interest', () => {
    const { values } = drawSobol(4096, 2, null);
    const isOfInterest = Uint8Array.from({ length: 4096 }, (_, future) =>
      Number((values[2 * future] ?? 0) > 0.6 && (values[2 * future + 1] ?? 1) < 0.3),
    );
    const steps = peelBoxes({ drivers: 2, states: values, isOfInterest });
    const best = steps.findLast(({ coverage }) => coverage === 1);
    expect(best?.density).toBeGreaterThan(0.9);
    expect(best?.box.lower[0]).toBeCloseTo(0.6, 1);
    expect(best?.box.upper[1]).toBeCloseTo(0.3, 1);
  });
});

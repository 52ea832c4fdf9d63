import {
  noFutures,
  type Driver,
  type DriverTheme,
  type Effect,
  type Futures,
  type Scenario,
} from '../model/futures.ts';
import type { DriverId, EffectId, ScenarioId } from '../model/ids.ts';

const driver = (
  code: string,
  name: string,
  theme: DriverTheme,
  unit: string,
  [low, baseline, high]: readonly [number, number, number],
): Driver => ({ id: `sample-${code}` as DriverId, name, theme, unit, low, baseline, high });

const effect = (
  code: string,
  of: string,
  metricCode: string,
  kind: Effect['kind'],
  size: number,
  exposureAttribute: string | null,
  exposures: Readonly<Record<string, number>>,
  defaultShare: number,
  reason: string,
): Effect => ({
  id: `sample-${code}` as EffectId,
  driverId: `sample-${of}` as DriverId,
  metricCode,
  kind,
  size,
  exposureAttribute,
  exposures: Object.entries(exposures).map(([label, share]) => ({ label, share })),
  defaultShare,
  reason,
});

const scenario = (
  code: string,
  name: string,
  narrative: string,
  states: Readonly<Record<string, number>>,
): Scenario => ({
  id: `sample-${code}` as ScenarioId,
  name,
  narrative,
  states: Object.entries(states).map(([of, value]) => ({
    driverId: `sample-${of}` as DriverId,
    value,
  })),
});

/** Five drivers and four futures; the first one breaks the star. */
export const sampleFutures: Futures = {
  ...noFutures,
  drivers: [
    driver('cloud', 'Cloud share of new projects', 'technology', '%', [30, 45, 90]),
    driver('logistics', 'Logistics investment', 'market', 'index', [40, 100, 130]),
    driver('discount', 'Discount of the main rival', 'competition', '%', [0, 10, 35]),
    driver('residency', 'Data residency rules', 'regulation', 'level 0–3', [0, 1, 3]),
    driver('skills', 'Wage of engineers', 'market', 'index', [90, 100, 140]),
  ],
  effects: [
    effect(
      'cloud-revenue',
      'cloud',
      'revenue_year',
      'multiply',
      -0.022,
      'technology',
      { 'On-premises': 1, Hybrid: 0.4, Cloud: 0 },
      0.3,
      'Projects that move to the cloud are no longer sold with own servers.',
    ),
    effect(
      'cloud-leads',
      'cloud',
      'leads',
      'multiply',
      0.012,
      'technology',
      { Cloud: 1, Hybrid: 0.5, 'On-premises': 0 },
      0.2,
      'Who sells cloud is asked more often.',
    ),
    effect(
      'logistics-revenue',
      'logistics',
      'revenue_year',
      'multiply',
      0.011,
      'segment',
      { Logistics: 1, Retail: 0.35 },
      0.05,
      'Orders follow what logistics companies invest.',
    ),
    effect(
      'logistics-renewal',
      'logistics',
      'renewal',
      'add',
      0.25,
      'segment',
      { Logistics: 1, Retail: 0.2 },
      0,
      'Customers who stop investing do not renew.',
    ),
    effect(
      'discount-margin',
      'discount',
      'margin',
      'add',
      -0.45,
      'type',
      { Reseller: 1, Distributor: 0.9, 'Managed service provider': 0.4 },
      0.3,
      'A discount has to be met where the product is sold as it is.',
    ),
    effect(
      'residency-growth',
      'residency',
      'growth',
      'add',
      6,
      'region',
      { DACH: 1, Benelux: 0.7 },
      0.2,
      'Local rules bring local projects.',
    ),
    effect(
      'skills-engineers',
      'skills',
      'engineers',
      'multiply',
      -0.012,
      null,
      {},
      1,
      'Dear engineers leave small partners first.',
    ),
  ],
  scenarios: [
    scenario(
      'cloud-shift',
      'Cloud shift',
      'Within two years most new projects run in the cloud. Partners that live on own servers lose ' +
        'revenue, those that sell cloud are asked more often.',
      { cloud: 82 },
    ),
    scenario(
      'logistics-slump',
      'Logistics slump',
      'Freight volumes fall, and logistics companies stop investing for a year.',
      { logistics: 50 },
    ),
    scenario(
      'margin-squeeze',
      'Margin squeeze',
      'The main rival buys market share with discounts while engineers become dear.',
      { discount: 32, skills: 125 },
    ),
    scenario(
      'fortress-europe',
      'Local rules',
      'Data must stay in the country; local projects grow, cross-border ones stall.',
      { residency: 3, cloud: 38 },
    ),
  ],
};

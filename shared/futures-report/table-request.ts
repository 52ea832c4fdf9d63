import { z } from 'zod';
import { breakingQuestion } from '../model/discovery.ts';
import { driverId, effectId, scenarioId } from '../model/ids.ts';

const runId = z.int().min(1);

/** Which table of Futures is meant. */
export const futuresTableRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['drivers', 'effects', 'scenarios', 'signposts', 'testRun', 'plays']),
  }),
  /** Every partner now and in a scenario; null: in every scenario, those alone who change tier. */
  z.strictObject({ kind: z.literal('movers'), scenarioId: scenarioId.nullable() }),
  /** Tiers of every partner in the scenarios, or in some futures of a run; drivers may be held at states. */
  z.strictObject({
    kind: z.literal('heatMap'),
    runId: runId.nullable(),
    held: z.array(z.strictObject({ driverId, value: z.number() })).max(200),
  }),
  /** `attribute` says what concentration is counted by; null: by partner. */
  z.strictObject({
    kind: z.literal('plans'),
    runId: runId.nullable(),
    attribute: z.string().max(120).nullable(),
  }),
  z.strictObject({
    kind: z.enum(['profiles', 'groups', 'spans', 'rules', 'byFuture']),
    runId,
  }),
  z.strictObject({ kind: z.enum(['conditions', 'importance']), runId, question: breakingQuestion }),
  z.strictObject({
    kind: z.literal('tornado'),
    partnerKey: z.string().min(1).max(1000),
    horizonMonths: z.int().min(1).max(600).nullable(),
  }),
  /** How much of each partner hangs on an effect, and why; null: for every effect. */
  z.strictObject({ kind: z.literal('exposures'), effectId: effectId.nullable() }),
]);

export type FuturesTableRequest = Readonly<z.infer<typeof futuresTableRequest>>;
export type FuturesTableKind = FuturesTableRequest['kind'];

/** What a table is called: on its sheet, in a list to choose from, and on the command line. */
export const tableNames: Readonly<Record<FuturesTableKind, string>> = {
  drivers: 'Drivers',
  effects: 'Effects',
  exposures: 'Exposures',
  scenarios: 'Scenarios',
  movers: 'Movers',
  heatMap: 'Heat map',
  profiles: 'Resilience profiles',
  groups: 'Groups',
  spans: 'Partners per tier',
  rules: 'Six rules',
  byFuture: 'Every future',
  conditions: 'Conditions',
  importance: 'Importance of drivers',
  tornado: 'Tornado',
  plans: 'Plans',
  signposts: 'Signposts',
  testRun: 'Test run',
  plays: 'Plays',
};

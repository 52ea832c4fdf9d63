import { z } from 'zod';
import type { Frozen } from './frozen.ts';
import { driverId, scenarioId } from './ids.ts';

const id = z.string().min(1).max(64);
const name = z.string().trim().min(1).max(120);

/** How the numbers of all partners become the one that is watched. */
export const watchSummaries = ['sum', 'mean', 'median', 'least', 'greatest'] as const;

/** What a signpost looks at. */
const watch = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('metric'),
    metricCode: z.string().min(1).max(120),
    summary: z.enum(watchSummaries),
    /** Watches one partner alone; absent: all. */
    partnerKey: z.string().min(1).max(1000).optional(),
  }),
  z.strictObject({
    kind: z.literal('driver'),
    driverId,
    /** What was seen of the driver, written down by hand; in any order. */
    readings: z.array(z.strictObject({ day: z.iso.date(), value: z.number() })).max(2000),
  }),
]);

export const signpostComparisons = ['atLeast', 'atMost'] as const;

/** An observable sign that a future is arriving. */
export const signpost = z.strictObject({
  id,
  name,
  /** The future it speaks for. */
  scenarioId: scenarioId.nullable(),
  watch,
  comparison: z.enum(signpostComparisons),
  threshold: z.number(),
  /** Observations in a row that must meet the threshold. */
  window: z.int().min(1).max(60),
  /** Play that opens when it trips. */
  playId: id.nullable(),
  /** ISO day on which it tripped; absent while it has not. */
  trippedOn: z.iso.date().optional(),
});

/** What a prepared answer does. */
export const playKinds = ['rotate', 'accelerate', 'substitute', 'phaseDown'] as const;

export const playStates = ['prepared', 'open', 'done'] as const;

/** A prepared answer to a future. */
export const play = z.strictObject({
  id,
  name,
  kind: z.enum(playKinds),
  /** What is done, in words. */
  what: z.string().max(4000),
  /** Partners that it is about. */
  partners: z.array(z.string().min(1).max(1000)).max(1000),
  /** Partners that step in. */
  substitutes: z.array(z.string().min(1).max(1000)).max(1000),
  owner: z.string().max(200),
  /** In the unit of the model's money metric; null where nobody has said. */
  cost: z.number().min(0).max(1e15).nullable(),
  /** Days from its opening until it must be done. */
  days: z.int().min(1).max(3650),
  state: z.enum(playStates),
  /** ISO day on which it was opened; absent while it is prepared. */
  openedOn: z.iso.date().optional(),
});

export type Signpost = Frozen<z.infer<typeof signpost>>;
export type Watch = Signpost['watch'];
export type Play = Frozen<z.infer<typeof play>>;

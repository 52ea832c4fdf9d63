import { z } from 'zod';
import { absences } from '../model/cell-status.ts';
import { absencePolicy, tierShapes } from '../model/scoring-model.ts';

/** A number as text with a point, so that no reader rounds it. */
const decimal = z.string().regex(/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/u);
const hex256 = z.string().regex(/^[0-9a-f]{64}$/u);
const count = z.int().min(0);
const tierIndex = z.int().min(0).max(254);

/** Text on one line that a terminal, a certificate and a page show as it is. */
export const plainLine = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+$/u);

/** Partners that change tier, and how. */
const moves = { up: count, down: count, same: count, other: count };

/** What each of the four ways of having no number does to the score. */
const absencePolicies = z.strictObject(
  Object.fromEntries(absences.map((absence) => [absence, absencePolicy])) as Record<
    (typeof absences)[number],
    typeof absencePolicy
  >,
);

const criterion = z.strictObject({
  name: z.string(),
  metric: z.string(),
  unit: z.string(),
  /** How many decimals people read the metric with. */
  decimals: count,
  /** Share of its dimension, 0..1. */
  weight: decimal,
  valueFunction: z.enum(['minmax', 'goalposts']),
  direction: z.enum(['higher', 'lower']),
  /** Raw numbers that became 0 and 100, or 100 and 0; null without any data. */
  bounds: z.strictObject({ lower: decimal, upper: decimal }).nullable(),
});

const partner = z.strictObject({
  key: z.string().min(1),
  name: z.string(),
  currentTier: tierIndex.nullable(),
  proposedTier: tierIndex.nullable(),
  /** `other` where either side has no tier. */
  movement: z.enum(['up', 'down', 'same', 'other']),
  /** 0..100 with six decimals; null without enough data. */
  score: decimal.nullable(),
  /** Share of the weight of all criteria that counts for this partner, 0..1. */
  coverage: decimal,
  /** What was observed, or why there is no number; exact, in the unit of the metric. */
  values: z.array(z.union([z.enum(absences), decimal])),
  /** Points of the score. */
  contributions: z.array(decimal),
});

const scenario = z.strictObject({
  name: z.string(),
  narrative: z.string(),
  /** The drivers that differ from their baseline. */
  drivers: z.array(
    z.strictObject({ name: z.string(), unit: z.string(), baseline: decimal, value: decimal }),
  ),
  /** Partners per tier in this future, and last those without one. */
  counts: z.array(count),
  /** From the proposed tiers to those of this future. */
  moves: z.strictObject(moves),
});

/**
 * `proposal.json`: the tiers that are proposed and everything they follow from. Tiers are named by
 * their index in `tiers`, the highest first; null means none. Values and contributions of a partner
 * stand in the order of `method.dimensions[].criteria[]`, partners in the order of their keys.
 */
export const proposalDocument = z.strictObject({
  format: z.literal('tierwright-proposal/1'),
  title: z.string().min(1),
  rationale: z.string(),
  programme: z.string().min(1),
  /** UTC ISO 8601. */
  createdAt: z.iso.datetime(),
  engineVersion: z.string().min(1),
  signer: z.strictObject({
    name: plainLine,
    function: plainLine,
    /** Of the certificate, upper-case hex pairs with colons. */
    fingerprint: z.string().regex(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/u),
  }),
  method: z.strictObject({
    dimensions: z.array(
      z.strictObject({
        name: z.string(),
        description: z.string(),
        /** Share of the score, 0..1. */
        weight: decimal,
        criteria: z.array(criterion),
      }),
    ),
    absencePolicies,
    minimumCoverage: decimal,
  }),
  tiers: z
    .array(
      z.strictObject({
        name: z.string(),
        purpose: z.string(),
        shape: z.enum(tierShapes),
        line: decimal.nullable(),
      }),
    )
    .min(1),
  inputs: z.array(
    z.strictObject({
      source: z.string(),
      department: z.string(),
      fileName: z.string(),
      sha256: hex256,
      recipeSha256: hex256,
      rowsAccepted: count,
      rowsRejected: count,
    }),
  ),
  /** Of all that the model read, in the layout that docs/proposal-format.md describes. */
  snapshotSha256: hex256,
  /** Partners per tier, and last those without one. */
  counts: z.strictObject({ current: z.array(count), proposed: z.array(count) }),
  /** `matrix[from][to]`: partners by tier of today and proposed tier, last those without one. */
  movement: z.strictObject({ matrix: z.array(z.array(count)), ...moves }),
  scenarios: z.array(scenario),
  partners: z.array(partner),
});

export type ProposalDocument = z.infer<typeof proposalDocument>;
export type ProposalPartner = ProposalDocument['partners'][number];
export type ProposalCriterion =
  ProposalDocument['method']['dimensions'][number]['criteria'][number];
export type ProposalScenario = ProposalDocument['scenarios'][number];

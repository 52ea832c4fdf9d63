import { z } from 'zod';
import { tierShapes } from '../model/scoring-model.ts';
import { tieRules } from '../model/tier-cut.ts';
import { partnerOutlook, statedOutlook } from './stated-outlook.ts';
import { ladderPlace, partnerLadder, statedLadders } from './stated-ladders.ts';
import { statedClock, statedLadder, statedStep } from './stated-ladder.ts';
import { statedCycle, statedDecision } from './stated-decision.ts';
import { decimal, statedCondition } from './stated-rules.ts';

const hex256 = z.string().regex(/^[0-9a-f]{64}$/u);
const count = z.int().min(0);
const tierIndex = z.int().min(0).max(254);

/** Partners that others are measured against; `partners` null means all. */
const statedReference = z.strictObject({
  partners: z.string().nullable(),
  count,
  lower: decimal,
  upper: decimal,
  mean: decimal,
  /** Σ (x − mean)², from which the deviation follows with the `ddof` of the method. */
  squares: decimal,
  /** How much these partners count against all of them; 1 for fully. */
  trust: decimal,
});

/** What an absent number does; see `absencePolicy`. */
const statedPolicy = z.union([
  z.enum(['reweight', 'worst', 'block']),
  z.strictObject({ value: decimal }),
  z.strictObject({ percentile: decimal }),
]);

/**
 * `proposal.json`: the tiers that are proposed and everything they follow from. Tiers are named by
 * their index in `tiers`, the highest first; null means none. Criteria of `contributions` stand in the
 * order of `method.dimensions[].criteria[]`.
 */
export const proposalDocument = z.strictObject({
  format: z.literal('tierwright-proposal/1'),
  title: z.string().min(1),
  rationale: z.string(),
  programme: z.string().min(1),
  /** UTC ISO 8601. */
  createdAt: z.iso.datetime(),
  engineVersion: z.string().min(1),
  signer: z.strictObject({ name: z.string().min(1), function: z.string().min(1) }),
  /** How far the audit trail of the workspace had come; absent in proposals of before there was one. */
  audit: z.strictObject({ events: count, head: hex256 }).optional(),
  /** The proposal of the programme that this one takes the place of; null for none. */
  previous: z.strictObject({ title: z.string(), sha256: hex256 }).nullable().optional(),
  method: z.strictObject({
    dimensions: z.array(
      z.strictObject({
        name: z.string(),
        description: z.string(),
        weight: decimal,
        /** A deduction: it takes up to 100 · `weight` points off, and is none of the siblings that sum to 1. */
        takes: z.literal(true).optional(),
        criteria: z.array(
          z.strictObject({
            name: z.string(),
            metric: z.string(),
            unit: z.string(),
            weight: decimal,
            valueFunction: z.enum([
              'minmax',
              'goalposts',
              'target',
              'zscore',
              'percentile',
              'logarithmic',
              'piecewise',
              'bands',
              'rubric',
            ]),
            /** Of absences that the criterion treats in a way of its own. */
            absencePolicies: z.record(z.string(), statedPolicy).optional(),
            /** Which end is better; `asDrawn` where points, bands, levels or a target say so. */
            direction: z.enum(['higher', 'lower', 'asDrawn']),
            /**
             * Of `piecewise`: raw numbers, rising, and their values of 0 to 100. Of `bands`: from each raw
             * number on its value holds.
             */
            points: z.array(z.strictObject({ raw: decimal, value: decimal })).optional(),
            /** Of `rubric`: the number or label of each level, its value and what it demands. */
            levels: z
              .array(z.strictObject({ at: z.string(), value: decimal, wording: z.string() }))
              .optional(),
            /** Further numbers of the method by name, for example `ddof`, `shift`, `bestFrom`. */
            parameters: z.record(z.string(), decimal).optional(),
            /** Of methods that measure partners against partners: whom, and their figures. */
            references: z.array(statedReference).optional(),
            /** The ISO day from which the figures of `references` are; absent for those of the inputs. */
            frozenOn: z.iso.date().optional(),
            /** Raw numbers that became 0 and 100, or 100 and 0; null without any data. */
            bounds: z.strictObject({ lower: decimal, upper: decimal }).nullable(),
            /** Its numbers are sensitive: neither bounds nor references are told. */
            withheld: z.literal(true).optional(),
          }),
        ),
      }),
    ),
    absencePolicies: z.record(z.string(), statedPolicy),
    minimumCoverage: decimal,
  }),
  tiers: z.array(
    z.strictObject({
      name: z.string(),
      purpose: z.string(),
      shape: z.enum(tierShapes),
      /** A place in `ladders.further`; absent for the main ladder. */
      ladder: ladderPlace.optional(),
      line: decimal.nullable(),
      /** How the line was found where no person set it: the best `of` partners, `of` of all, or what `of` money carries. */
      cut: z
        .strictObject({
          by: z.enum(['count', 'share', 'budget']),
          of: decimal,
          ties: z.enum(tieRules),
        })
        .optional(),
      /** What was agreed about the tier; only where somebody said something. */
      card: z
        .strictObject({
          engagement: z.string(),
          outcomes: z.array(z.string()),
          decisionRights: z.array(z.string()),
          entitlements: z.array(z.string()),
        })
        .optional(),
      /** All must hold; only where the model has gates or vetoes. */
      gates: z.array(statedCondition).optional(),
      /** Only where the ladder has a clock. */
      clock: statedClock.optional(),
    }),
  ),
  /** Only where partners of some labels climb a ladder of their own; every partner then says which it is on. */
  ladders: statedLadders.optional(),
  /** The review of the ladder that gives the proposed tiers; only where the ladder has a clock. */
  ladder: statedLadder.optional(),
  /** Only where the decided tiers of a review cycle are proposed; every partner then has its decision. */
  cycle: statedCycle.optional(),
  /** While the condition holds, no tier above `highest`. */
  vetoes: z.array(z.strictObject({ highest: tierIndex, condition: statedCondition })).optional(),
  /** Tables that lie beside `tiers.csv`, by their entry; absent in proposals of before. */
  annexes: z.array(z.enum(['tiers.xlsx'])).optional(),
  /**
   * 2: notes and scripts that follow `previous` and name every table; absent in proposals of before, whose notes
   * and scripts are made as they were.
   */
  edition: z.literal(2).optional(),
  /** What would be in other futures and by other weights; absent in proposals of before. */
  outlook: statedOutlook.optional(),
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
  /** Partners per tier, and last those without one. */
  counts: z.strictObject({ current: z.array(count), proposed: z.array(count) }),
  partners: z.array(
    z.strictObject({
      key: z.string().min(1),
      name: z.string(),
      currentTier: tierIndex.nullable(),
      proposedTier: tierIndex.nullable(),
      /** Only with the `ladders` of the document. */
      ladder: partnerLadder.optional(),
      /** 0..100 with six decimals; null without enough data. */
      score: decimal.nullable(),
      coverage: decimal,
      contributions: z.array(decimal),
      /** Places in `contributions` of criteria without a number that leave the partner without a score. */
      blockedBy: z.array(count).optional(),
      /** For each of `tiers[].gates[]`, then each veto: the number or label; null for neither. */
      found: z.array(z.string().nullable()).optional(),
      /** Only where the ladder has a clock: the step that leads to the proposed tier. */
      step: statedStep.optional(),
      /** Only with the `outlook` of the document. */
      outlook: partnerOutlook.optional(),
      /** What a redacted copy calls the partner by; only with `commitments`. */
      handle: z
        .string()
        .regex(/^[0-9a-f]{32}$/u)
        .optional(),
      /** Only where a review cycle is proposed: the tier that figures and rules give. */
      recommendedTier: tierIndex.nullable().optional(),
      /** And how the proposed one was decided. */
      decision: statedDecision.optional(),
      /** Why the tier changes, in words that follow from the rest; absent where it does not, and in proposals of before. */
      why: z.string().min(1).optional(),
    }),
  ),
  /**
   * Every field of the document behind one salted hash tree, so that a copy can show some of them;
   * salts follow from `seed`. Absent in proposals of before.
   */
  commitments: z
    .strictObject({ seed: hex256, root: hex256, depth: z.int().min(1).max(40) })
    .optional(),
});

export type ProposalDocument = z.infer<typeof proposalDocument>;

/** What proposals of every format have in common. */
export type ProposalBody = Omit<ProposalDocument, 'format' | 'signer'>;

import { z } from 'zod';

/** A ladder beside the main one: partners of some labels climb its tiers and no others. */
export const parallelLadder = z.strictObject({
  /** Unique within the model; the tiers of the ladder name it. */
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(120),
  /** Labels of the attribute whose partners are on the ladder. */
  labels: z.array(z.string().max(1000)).max(200).readonly(),
});

/** The further ladders; who has none of their labels, or no label, is on the main one. */
export const parallelLadders = z.strictObject({
  attributeCode: z.string().min(1).max(120),
  ladders: z.array(parallelLadder).max(6).readonly(),
});

export type ParallelLadder = Readonly<z.infer<typeof parallelLadder>>;
export type ParallelLadders = Readonly<z.infer<typeof parallelLadders>>;

/** What the ladder is called that everybody is on who is on no other. */
export const mainLadderName = 'Main ladder';

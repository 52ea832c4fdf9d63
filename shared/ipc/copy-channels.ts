import { z } from 'zod';
import { path, reply } from './channel-parts.ts';

/** Partners of a proposal by key. */
export const partnerKeys = z.array(z.string().min(1).max(2000)).min(1).max(100_000);

/** A whole proposal before copies are made of it. */
export type CopyOffer = {
  readonly title: string;
  readonly proposalSha256: string;
  readonly partners: readonly {
    readonly key: string;
    readonly name: string;
    readonly current: string;
    readonly proposed: string;
  }[];
  /** What approvers wrote, which stands in what they signed and so goes along with every copy. */
  readonly words: readonly string[];
};

/** Channels about what goes out to others beside a proposal: redacted copies and the verifier page; part of `engineContract`. */
export const copyChannels = {
  'copy/offer': {
    request: z.strictObject({ path }),
    reply: reply<CopyOffer>(),
    seconds: 120,
    paths: { path: 'read' },
    needs: 'files',
  },
  'copy/write': {
    /** Writes one copy as `.tierproposal`, several as a zip of them. */
    request: z.strictObject({
      path,
      target: path,
      partners: partnerKeys,
      /** With the points by criterion, and the names and weights of criteria. */
      withPoints: z.boolean(),
      /** Says yes to what approvers wrote going along. */
      withWords: z.boolean(),
    }),
    reply: reply<{ readonly copies: number }>(),
    seconds: null,
    paths: { path: 'read', target: 'write' },
    needs: 'workspace',
  },
  'verifier/save': {
    /** Writes the page that verifies proposals without Tierwright. */
    request: z.strictObject({ target: path }),
    reply: reply<{ readonly sha256: string }>(),
    seconds: 30,
    paths: { target: 'write' },
    needs: 'files',
  },
} as const;

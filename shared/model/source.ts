import { z } from 'zod';
import type { SourceFeed } from './source-feed.ts';

/** How often a source delivers, in the order of the code list of frequencies of SDMX (CL_FREQ). */
export const frequencies = [
  'daily',
  'businessDaily',
  'weekly',
  'monthly',
  'quarterly',
  'halfYearly',
  'yearly',
  'irregular',
] as const;
export type Frequency = (typeof frequencies)[number];

export const confidentialities = ['open', 'internal', 'confidential'] as const;
export type Confidentiality = (typeof confidentialities)[number];

export const systemKinds = [
  'crm',
  'erp',
  'marketing',
  'finance',
  'product',
  'success',
  'survey',
  'manual',
  'external',
] as const;
export type SystemKind = (typeof systemKinds)[number];

const text = z.string().trim().max(200);

/** What a person says about a source; none of it changes how a file is read. */
export const sourceDetails = z.strictObject({
  department: z.string().trim().max(120),
  owner: text,
  frequency: z.enum(frequencies),
  confidentiality: z.enum(confidentialities),
  systemKind: z.enum(systemKinds),
  /** Whom to ask when a delivery is missing: an address, a number, a team. */
  contact: text,
});

export type SourceDetails = Readonly<z.infer<typeof sourceDetails>>;

/** A source that was registered or has an import that counts. */
export type Source = SourceDetails & {
  /** What recipes call it; it stays as it is. */
  readonly name: string;
  /** False where only its imports make it known: then the details are the defaults. */
  readonly isRegistered: boolean;
  /** Where its files are put; null where nobody said so. */
  readonly feed: SourceFeed | null;
};

/** What is assumed of a source that nobody described. */
export const assumedDetails: SourceDetails = {
  department: '',
  owner: '',
  frequency: 'irregular',
  confidentiality: 'internal',
  systemKind: 'manual',
  contact: '',
};

import { z } from 'zod';
import {
  letterChannels as channels,
  letterTemplates,
  toldStates,
  type LetterEntry,
  type LetterTemplates,
} from '../model/letter.ts';
import type { ProposalRecord } from '../model/proposal.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Letter } from '../letters/fill-template.ts';
import type { ToldPartner } from '../letters/told.ts';
import { label, path, reply } from './channel-parts.ts';
import { partnerKeys } from './copy-channels.ts';

/** A proposal of the workspace by its place in the list; null for the newest. */
const proposal = z.int().min(1).nullable();

/** Who is to be told about a proposal, and how far that has come. */
export type LetterList = {
  readonly proposal: ProposalRecord;
  readonly partners: readonly ToldPartner[];
  readonly entries: readonly LetterEntry[];
};

/** Channels about letters to partners and the log of who was told; part of `engineContract`. */
export const letterChannels = {
  'letters/list': {
    request: z.strictObject({ proposal }),
    /** Null where no proposal was written yet. */
    reply: reply<LetterList | null>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'letters/templates': {
    request: z.strictObject({}),
    reply: reply<LetterTemplates>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'letters/save-templates': {
    /** Refused with the place where a template has a field that does not exist. */
    request: z.strictObject({ templates: letterTemplates, label }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'letters/preview': {
    request: z.strictObject({
      proposal,
      partner: z.string().min(1).max(2000),
      effectiveDate: z.iso.date(),
    }),
    reply: reply<Letter>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'letters/write': {
    /** Writes one letter, or several as a zip, and notes them as prepared. */
    request: z.strictObject({
      proposal,
      partners: partnerKeys,
      format: z.enum(['pdf', 'html']),
      effectiveDate: z.iso.date(),
      target: path,
      /** Says yes to letters although the proposal's file is missing, does not hold or is not approved. */
      unapproved: z.boolean(),
    }),
    reply: reply<{ readonly letters: number }>(),
    seconds: null,
    paths: { target: 'write' },
    needs: 'workspace',
  },
  'letters/note': {
    request: z.strictObject({
      proposal,
      partners: partnerKeys,
      state: z.enum(toldStates),
      day: z.iso.date(),
      by: label,
      channel: z.enum(channels),
      note: z.string().trim().max(2000),
    }),
    reply: reply<{ readonly noted: number }>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
} as const;

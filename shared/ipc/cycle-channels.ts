import { z } from 'zod';
import type { BulkReport, CycleChange, CycleReplay } from '../cycle/cycle-answers.ts';
import type { CycleComparison } from '../cycle/compare-cycles.ts';
import type { RecordEntry } from '../cycle/partner-record.ts';
import {
  attachedText,
  cycleComment,
  cycleKinds,
  cycleSettings,
  decisionRules,
  type CycleRecord,
  type CycleView,
} from '../model/review-cycle.ts';
import { tierId } from '../model/ids.ts';
import type { QualityAlert } from '../model/quality.ts';
import { label, path, reply } from './channel-parts.ts';

const id = z.string().min(1).max(64);
const partnerKey = z.string().min(1).max(1000);
const template = z.string().trim().min(1).max(5000);
const rationale = z.string().trim().max(20_000);
const attachments = {
  /** Files whose hashes are attached; their bytes stay where they are. */
  files: z.array(path).max(50).optional(),
  links: z.array(attachedText).max(50).optional(),
  notes: z.array(attachedText).max(50).optional(),
};

/** Channels about review cycles; part of `engineContract`. Every change is one step of undo until the cycle is closed. */
export const cycleChannels = {
  'cycle/list': {
    request: z.strictObject({}),
    reply: reply<readonly CycleRecord[]>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'cycle/open': {
    /** Freezes model, data and engine version and computes everybody. `version` names a version of the model; null the draft. */
    request: z.strictObject({
      name: label,
      kind: z.enum(cycleKinds),
      /** Today, where nothing is said. */
      opens: z.iso.date().optional(),
      closes: z.iso.date(),
      asOf: z.iso.date().optional(),
      version: id.nullable(),
      settings: cycleSettings,
      rules: decisionRules,
      template,
    }),
    reply: reply<CycleChange>(),
    seconds: null,
    paths: {},
    needs: 'workspace',
  },
  'cycle/read': {
    request: z.strictObject({ id }),
    reply: reply<CycleView>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'cycle/alerts': {
    /** What stops a proposal of a closed cycle: alerts on the data that it froze, as of its day. */
    request: z.strictObject({ id }),
    reply: reply<readonly QualityAlert[]>(),
    seconds: 300,
    paths: {},
    needs: 'workspace',
  },
  'cycle/set-rules': {
    request: z.strictObject({ id, rules: decisionRules, template }),
    reply: reply<CycleChange>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'cycle/remove': {
    /** Refused for one that is closed. */
    request: z.strictObject({ id }),
    reply: reply<CycleChange>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'cycle/accept': {
    /** Takes the recommended tier of everybody of `keys` (null for all) for whom that is safe, and says where it stopped. */
    request: z.strictObject({ id, keys: z.array(partnerKey).max(1_000_000).nullable() }),
    reply: reply<CycleChange & { readonly report: BulkReport }>(),
    seconds: 300,
    paths: {},
    needs: 'workspace',
  },
  'cycle/decide': {
    /** Decides about one partner; `tier` null for no tier. An override needs rationale, approver and last day. */
    request: z.strictObject({
      id,
      partnerKey,
      tier: tierId.nullable(),
      rationale,
      approver: z.string().trim().max(200),
      expires: z.iso.date().nullable(),
      ...attachments,
    }),
    reply: reply<CycleChange>(),
    seconds: 300,
    paths: { files: 'read' },
    needs: 'workspace',
  },
  'cycle/withdraw': {
    request: z.strictObject({ id, partnerKey }),
    reply: reply<CycleChange>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'cycle/attach': {
    request: z.strictObject({ id, partnerKey, ...attachments }),
    reply: reply<CycleChange>(),
    seconds: 300,
    paths: { files: 'read' },
    needs: 'workspace',
  },
  'cycle/detach': {
    request: z.strictObject({ id, evidenceId: id }),
    reply: reply<CycleChange>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'cycle/comment': {
    request: z.strictObject({ id, partnerKey, text: cycleComment }),
    reply: reply<CycleChange>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'cycle/close': {
    /** For good: nothing of it can be changed afterwards, not even by undo. Refused while somebody is undecided. */
    request: z.strictObject({ id, note: z.string().trim().max(2000) }),
    reply: reply<CycleChange>(),
    seconds: 300,
    paths: {},
    needs: 'workspace',
  },
  'cycle/replay': {
    /** Computes a cycle again from what it froze, with the engine of now, and holds the bytes of its table against the kept ones. */
    request: z.strictObject({ id }),
    reply: reply<CycleReplay>(),
    seconds: null,
    paths: {},
    needs: 'workspace',
  },
  'cycle/compare': {
    /** Who is elsewhere in the second of two cycles, and why. */
    request: z.strictObject({ from: id, to: id }),
    reply: reply<CycleComparison>(),
    seconds: 300,
    paths: {},
    needs: 'workspace',
  },
  'cycle/partner-record': {
    /** What every cycle said of a partner, the oldest first. */
    request: z.strictObject({ partnerKey }),
    reply: reply<readonly RecordEntry[]>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'cycle/export-look-back': {
    /** Writes, as CSV, who moved between two cycles, or the record of a partner. */
    request: z.strictObject({
      what: z.union([z.strictObject({ from: id, to: id }), z.strictObject({ partnerKey })]),
      target: path,
    }),
    reply: reply<{ readonly rows: number }>(),
    seconds: 300,
    paths: { target: 'write' },
    needs: 'workspace',
  },
  'cycle/export': {
    /** Writes the table as CSV. */
    request: z.strictObject({ id, target: path }),
    reply: reply<{ readonly rows: number; readonly sha256: string }>(),
    seconds: 300,
    paths: { target: 'write' },
    needs: 'workspace',
  },
} as const;

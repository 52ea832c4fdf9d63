import { z } from 'zod';
import type { VersionComparison } from '../model/model-version.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { Workspace } from '../model/workspace.ts';
import { label, reply } from './channel-parts.ts';

const id = z.string().min(1).max(64);
const note = z.string().trim().max(2000);

/** Channels about versions of the model; part of `engineContract`. */
export const versionChannels = {
  'version/name': {
    /** Keeps the draft as it is under a name; refused where a version says the same. */
    request: z.strictObject({ name: label, note, baseRevision: z.int() }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'version/activate': {
    /** The version that was active retires. Refused for a model with errors, and for a retired version. */
    request: z.strictObject({ id, note: note.min(1) }),
    reply: reply<Workspace>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'version/retire': {
    request: z.strictObject({ id, note: note.min(1) }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'version/copy': {
    /** Makes the draft say what a version says. */
    request: z.strictObject({ id }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'version/read': {
    request: z.strictObject({ id }),
    reply: reply<ScoringModel>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'version/compare': {
    /** Ids of versions, or `draftSide` for the draft; `moves` is how many partners are listed at most. */
    request: z.strictObject({ from: id, to: id, moves: z.int().min(0).max(1_000_000) }),
    reply: reply<VersionComparison>(),
    seconds: null,
    paths: {},
    needs: 'workspace',
  },
} as const;

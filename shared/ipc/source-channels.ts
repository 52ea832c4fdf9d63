import { z } from 'zod';
import { feedPattern, feedTakes } from '../model/source-feed.ts';
import { sourceDetails } from '../model/source.ts';
import type { Workspace } from '../model/workspace.ts';
import type { RefreshOutcome } from '../sources/refresh-outcome.ts';
import { label, path, reply } from './channel-parts.ts';

/** Requests about sources: what they are, where their files are put, and reading these again. */
export const sourceChannels = {
  'source/save': {
    /** Registers a source, or says something else of one that is known; names stay as they are. */
    request: z.strictObject({ name: label, details: sourceDetails }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'source/save-feed': {
    /** Remembers where the files of a source are put; a folder of null forgets it. */
    request: z.strictObject({
      name: label,
      folder: path.nullable(),
      pattern: feedPattern,
      takes: z.enum(feedTakes),
    }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: { folder: 'folder' },
    needs: 'workspace',
  },
  'source/try-feed': {
    /** Names of the files that a feed would read now, in their order. */
    request: z.strictObject({ folder: path, pattern: feedPattern, takes: z.enum(feedTakes) }),
    reply: reply<readonly string[]>(),
    seconds: 30,
    paths: { folder: 'folder' },
    needs: 'files',
  },
  'refresh/run': {
    /**
     * Imports what is new in the remembered folders, of all sources or of these. `folders` are those
     * that a person confirmed on this computer; `check` only tells what is new.
     */
    request: z.strictObject({
      folders: z.array(path).max(1000),
      sources: z.array(label).max(1000).optional(),
      check: z.boolean(),
      threshold: z.number().min(0).max(100).optional(),
    }),
    reply: reply<{
      readonly outcomes: readonly RefreshOutcome[];
      readonly workspace: Workspace;
    }>(),
    seconds: null,
    paths: { folders: 'folder' },
    needs: 'workspace',
  },
} as const;

import { z } from 'zod';
import { milestoneProofs } from '../model/milestone.ts';
import {
  milestoneQuery,
  type MilestoneImport,
  type MilestoneList,
} from '../model/milestone-list.ts';
import type { Workspace } from '../model/workspace.ts';
import { path, reply } from './channel-parts.ts';

const day = z.iso.date();
const ids = z.array(z.string().min(1).max(64)).min(1).max(200_000);
const owner = z.string().trim().max(200);

/** Channels about milestones of partners; the catalogue is part of the model. Part of `engineContract`. */
export const milestoneChannels = {
  'milestones/list': {
    /** As of the day on which the workspace is shown, or today. */
    request: z.strictObject({ query: milestoneQuery }),
    reply: reply<MilestoneList>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'milestones/assign': {
    /** Assigns one milestone of the catalogue to partners, by key; who has it on that day already keeps it. */
    request: z.strictObject({
      milestone: z.string().min(1).max(64),
      partners: z.array(z.string().min(1).max(500)).min(1).max(1_000_000),
      due: day,
      owner,
    }),
    reply: reply<{ readonly added: number; readonly workspace: Workspace }>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'milestones/settle': {
    /** Says that assigned ones are met, waived or open again. A `file` is hashed; only its name is kept. */
    request: z.strictObject({
      ids,
      to: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('met'),
          on: day,
          proof: z.enum(milestoneProofs),
          text: z.string().trim().max(2000),
        }),
        z.strictObject({
          kind: z.literal('waived'),
          on: day,
          reason: z.string().trim().min(1).max(2000),
        }),
        z.strictObject({ kind: z.literal('open') }),
      ]),
      file: path.optional(),
    }),
    reply: reply<Workspace>(),
    seconds: 120,
    paths: { file: 'read' },
    needs: 'workspace',
  },
  'milestones/move': {
    /** Gives assigned ones another due day or owner; null keeps what each has. */
    request: z.strictObject({ ids, due: day.nullable(), owner: owner.nullable() }),
    reply: reply<Workspace>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'milestones/remove': {
    request: z.strictObject({ ids }),
    reply: reply<Workspace>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'milestones/import': {
    /** Takes a CSV table in as one step; with a problem in any row nothing is written, nor with `check`. */
    request: z.strictObject({ path, check: z.boolean() }),
    reply: reply<{ readonly report: MilestoneImport; readonly workspace: Workspace }>(),
    seconds: 120,
    paths: { path: 'read' },
    needs: 'workspace',
  },
  'milestones/export': {
    /** Writes all of them as CSV, as `milestones/import` reads it. */
    request: z.strictObject({ path }),
    reply: reply<{ readonly rows: number }>(),
    seconds: 120,
    paths: { path: 'write' },
    needs: 'workspace',
  },
} as const;

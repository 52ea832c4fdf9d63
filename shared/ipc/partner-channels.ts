import { z } from 'zod';
import type { FigureLineage, LineageRow, RunUses } from '../model/lineage.ts';
import {
  partnerDecision,
  type PartnerGroup,
  type PartnerList,
  type SamePairs,
} from '../model/partners.ts';
import { sensitivityMark } from '../model/sensitivity-mark.ts';
import type { Workspace } from '../model/workspace.ts';
import { include, knownOn, label, reply } from './channel-parts.ts';

const figure = {
  partner: z.string().min(1).max(500),
  metric: z.string().min(1).max(120),
  knownOn,
  include,
};

/** Channels about partners, where their figures come from and who may see them; part of `engineContract`. */
export const partnerChannels = {
  'lineage/figure': {
    /** Where one metric (by code) of one partner (by key, also of a merged one) comes from. */
    request: z.strictObject(figure),
    reply: reply<FigureLineage>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'lineage/rows': {
    /** A page of the rows behind it: those that count first, both in file order. */
    request: z.strictObject({ ...figure, offset: z.int().min(0), limit: z.int().min(1).max(5000) }),
    reply: reply<readonly LineageRow[]>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'lineage/run': {
    /** Everything that one import (by number) feeds. */
    request: z.strictObject({ run: z.int().min(1), knownOn }),
    reply: reply<RunUses>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'sensitivity/mark': {
    /** A person's word on a thing; null leaves it to recipes again. `name` is for the step of undo. */
    request: sensitivityMark.extend({ name: label, level: sensitivityMark.shape.level.nullable() }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'sensitivity/note-export': {
    /**
     * Notes what was written to a file or shown, and with which sensitive things. Before it is written
     * (`isWritten` false) only whether it may be: not with sensitive things where nothing can be noted.
     */
    request: z.strictObject({
      what: label,
      target: z.string().min(1).max(4096),
      include,
      isWritten: z.boolean(),
    }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'partners/list': {
    request: z.strictObject({}),
    reply: reply<PartnerList>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'partners/group': {
    /** The group of a partner with the figures of all its members together; null for none. */
    request: z.strictObject({ partner: z.string().min(1).max(500), include }),
    reply: reply<PartnerGroup | null>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'partners/find-same': {
    /** Pairs of partners that may be one; kept apart once, they are not offered again. */
    request: z.strictObject({}),
    reply: reply<SamePairs>(),
    seconds: null,
    paths: {},
    needs: 'workspace',
  },
  'partners/decide': {
    request: z.strictObject({ decision: partnerDecision }),
    reply: reply<Workspace>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
} as const;

import { z } from 'zod';
import type { MethodologyDocument } from '../methodology/methodology-document.ts';
import { include, path, reply } from './channel-parts.ts';

/** A version by its id, or the draft. */
const version = z.string().min(1).max(64);

/** Channels about the methodology document; part of `engineContract`. */
export const methodologyChannels = {
  'methodology/read': {
    request: z.strictObject({ version, include }),
    reply: reply<MethodologyDocument>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'methodology/write': {
    /** As PDF, HTML or Markdown, by the ending of the path. */
    request: z.strictObject({ version, path, include }),
    reply: reply<null>(),
    seconds: 120,
    paths: { path: 'write' },
    needs: 'workspace',
  },
} as const;

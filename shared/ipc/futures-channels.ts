import { z } from 'zod';
import type { Discovery } from '../ensemble/run/discover.ts';
import { breakingQuestion } from '../model/discovery.ts';
import { ensembleSettings, type EnsembleRecord, type EnsembleRun } from '../model/ensemble.ts';
import type { MethodologyDocument } from '../methodology/methodology-document.ts';
import { scenarioId } from '../model/ids.ts';
import { futures } from '../model/futures.ts';
import type { SignpostHistory } from '../signposts/observe.ts';
import type { Workspace } from '../model/workspace.ts';
import { futuresTableRequest } from '../futures-report/table-request.ts';
import type { CsvCell } from '../text/write-csv.ts';
import { include, label, path, reply } from './channel-parts.ts';

const id = z.int().min(1);

/** What a scenario report is about: one scenario or (null) all, a run, and a question of one's own. */
const report = {
  scenarioId: scenarioId.nullable(),
  runId: id.nullable(),
  question: breakingQuestion.nullable(),
};

/** Channels about how the world could turn out; part of `engineContract`. */
export const futuresChannels = {
  'futures/save': {
    /** `label` names the undo step; `baseRevision` refuses a change made on an old state. */
    request: z.strictObject({ futures, label, baseRevision: z.int() }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'ensemble/run': {
    /** Runs many futures; `isKept` keeps what they say in the workspace, as one step of undo. */
    request: z.strictObject({ settings: ensembleSettings, isKept: z.boolean() }),
    /** The id of a run that is not kept is 0. */
    reply: reply<{ readonly run: EnsembleRun; readonly workspace: Workspace }>(),
    seconds: null,
    paths: {},
    needs: 'workspace',
  },
  'ensemble/list': {
    /** Newest first. */
    request: z.strictObject({}),
    reply: reply<readonly EnsembleRecord[]>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'ensemble/read': {
    request: z.strictObject({ id }),
    reply: reply<EnsembleRun>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'ensemble/remove': {
    request: z.strictObject({ id }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'signposts/test': {
    /** What each saved signpost has seen at the imports of the past, and when it would have tripped. */
    request: z.strictObject({}),
    reply: reply<readonly SignpostHistory[]>(),
    seconds: null,
    paths: {},
    needs: 'workspace',
  },
  'futures/table': {
    /** One table as a command line prints it. */
    request: z.strictObject({ table: futuresTableRequest, include }),
    reply: reply<{
      readonly columns: readonly string[];
      readonly rows: readonly (readonly CsvCell[])[];
    }>(),
    seconds: null,
    paths: {},
    needs: 'workspace',
  },
  'futures/export': {
    /**
     * Writes tables to a file by its ending: one as CSV, or any as a workbook with where they come from. Of
     * a table of partners `keys` are those that are written, in their order. Of several tables those that
     * cannot be made are left out and named.
     */
    request: z.strictObject({
      path,
      tables: z
        .array(
          z.strictObject({
            table: futuresTableRequest,
            keys: z.array(z.string().max(1000)).max(2_000_000).optional(),
          }),
        )
        .min(1)
        .max(60),
      include,
    }),
    reply: reply<{
      readonly rows: number;
      /** What was left out, and why. */
      readonly leftOut: readonly string[];
      readonly workspace: Workspace;
    }>(),
    seconds: null,
    paths: { path: 'write' },
    needs: 'workspace',
  },
  'report/read': {
    request: z.strictObject({ ...report, include }),
    reply: reply<MethodologyDocument>(),
    seconds: null,
    paths: {},
    needs: 'workspace',
  },
  'report/write': {
    /** As PDF, HTML or Markdown, by the ending of the path. */
    request: z.strictObject({ ...report, path, include }),
    reply: reply<Workspace>(),
    seconds: null,
    paths: { path: 'write' },
    needs: 'workspace',
  },
  'ensemble/discover': {
    /** Under which conditions something breaks in a kept run. */
    request: z.strictObject({ id, question: breakingQuestion }),
    reply: reply<Discovery>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
} as const;

import { z } from 'zod';
import type { SurveyedFile } from '../model/file-survey.ts';
import { formulaMetrics } from '../model/formula-metric.ts';
import type { ImportPreview, ImportReport } from '../model/import-run.ts';
import type { ProposalRecord, SignerIdentity, VerificationReport } from '../model/proposal.ts';
import type { MetricTrial } from '../model/metric-trial.ts';
import { recipe, type Recipe } from '../model/recipe.ts';
import { recipeMetric } from '../model/recipe-metric.ts';
import { savedRows } from '../model/run-findings.ts';
import { currencyCode, rateQuotes } from '../model/rate-table.ts';
import { scoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Workspace } from '../model/workspace.ts';
import { approvalChannels } from './approval-channels.ts';
import { auditChannels } from './audit-channels.ts';
import { backupChannels } from './backup-channels.ts';
import { cycleChannels } from './cycle-channels.ts';
import {
  cycle,
  include,
  knownOn,
  label,
  path,
  previous,
  reply,
  type PathUse,
  type Reply,
} from './channel-parts.ts';
import { copyChannels } from './copy-channels.ts';
import { identityChannels } from './identity-channels.ts';
import { futuresChannels } from './futures-channels.ts';
import { letterChannels } from './letter-channels.ts';
import { ladderChannels } from './ladder-channels.ts';
import { milestoneChannels } from './milestone-channels.ts';
import { partnerChannels } from './partner-channels.ts';
import { portfolioChannels } from './portfolio-channels.ts';
import { qualityChannels } from './quality-channels.ts';
import { sourceChannels } from './source-channels.ts';
import { methodologyChannels } from './methodology-channels.ts';
import { versionChannels } from './version-channels.ts';

/** Further files of the same shape, read with `path` in the order of their names. */
const also = z.array(path).max(10_000).optional();
/** Headers of the file under which columns of the recipe stand, where a person said so. */
const map = z
  .array(z.strictObject({ column: z.string().min(1).max(500), header: z.string().min(1).max(500) }))
  .max(2000)
  .optional();
const passphrase = z.string().min(1).max(1024);

/**
 * Every request the page and the command line can make of the engine: with the lists that
 * it takes in the only place that names a channel. Client, handlers, deadlines and tests derive from it.
 *
 * - `seconds`: deadline; null for work that runs until it is done or cancelled.
 * - `paths`: request fields that must be paths which a person chose for that use (checked by the
 *   main process).
 * - `needs`: requests that need the `workspace` run one after another, in the order they came;
 *   those that need only `files` run beside all others.
 */
export const engineContract = {
  'workspace/create': {
    request: z.strictObject({ path, name: label }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: { path: 'workspace' },
    needs: 'workspace',
  },
  'workspace/create-sample': {
    request: z.strictObject({ path }),
    reply: reply<Workspace>(),
    seconds: 120,
    paths: { path: 'workspace' },
    needs: 'workspace',
  },
  'workspace/open': {
    request: z.strictObject({ path }),
    reply: reply<Workspace>(),
    seconds: 120,
    paths: { path: 'workspace' },
    needs: 'workspace',
  },
  'workspace/close': {
    request: z.strictObject({}),
    reply: reply<null>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'workspace/rename': {
    request: z.strictObject({ name: label }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'workspace/show-as-of': {
    /**
     * From now on every answer is as known at the end of an ISO day (UTC) and nothing can be changed;
     * null goes back to what is known now.
     */
    request: z.strictObject({ knownOn: z.iso.date().nullable() }),
    reply: reply<Workspace>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  ...auditChannels,
  ...backupChannels,
  'portfolio/snapshot': {
    /** Names of partners that are sensitive come as pseudonyms, unless they are included. */
    request: z.strictObject({ knownOn, include }),
    reply: reply<Snapshot>(),
    seconds: 120,
    paths: {},
    needs: 'workspace',
  },
  'model/save': {
    /** `label` names the undo step; `baseRevision` refuses a change made on an old state. */
    request: z.strictObject({ model: scoringModel, label, baseRevision: z.int() }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  ...versionChannels,
  ...methodologyChannels,
  ...portfolioChannels,
  ...futuresChannels,
  ...ladderChannels,
  ...milestoneChannels,
  ...qualityChannels,
  'metrics/save-formulas': {
    /** Refused with the place where a formula cannot be worked out. */
    request: z.strictObject({ formulas: formulaMetrics, label, baseRevision: z.int() }),
    reply: reply<Workspace>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'history/undo': {
    request: z.strictObject({}),
    reply: reply<Workspace>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'history/redo': {
    request: z.strictObject({}),
    reply: reply<Workspace>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'history/go-to': {
    /** Undoes or redoes until `position` steps are done. */
    request: z.strictObject({ position: z.int().min(0) }),
    reply: reply<Workspace>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  ...sourceChannels,
  'import/survey': {
    /** Which of many files can be read together as one table, judged by their headers. */
    request: z.strictObject({ path, also, recipe: recipe.nullable() }),
    reply: reply<readonly SurveyedFile[]>(),
    seconds: null,
    paths: { path: 'read', also: 'read' },
    needs: 'files',
  },
  'import/preview': {
    /**
     * `recipe` null guesses everything; otherwise the file is read as the recipe says, and with
     * `adapt` columns under unknown headers are looked for by their cells.
     */
    request: z.strictObject({ path, recipe: recipe.nullable(), adapt: z.boolean().optional() }),
    reply: reply<ImportPreview>(),
    seconds: null,
    paths: { path: 'read' },
    needs: 'files',
  },
  'import/check': {
    request: z.strictObject({ path, also, recipe, map }),
    reply: reply<ImportReport>(),
    seconds: null,
    paths: { path: 'read', also: 'read' },
    needs: 'workspace',
  },
  'import/commit': {
    request: z.strictObject({ path, also, recipe, map }),
    reply: reply<{ readonly report: ImportReport; readonly workspace: Workspace }>(),
    seconds: null,
    paths: { path: 'read', also: 'read' },
    needs: 'workspace',
  },
  'import/try-metric': {
    /** Measures one metric on the whole file, whatever metrics the recipe has. */
    request: z.strictObject({ path, also, recipe, metric: recipeMetric }),
    reply: reply<MetricTrial>(),
    seconds: null,
    paths: { path: 'read', also: 'read' },
    needs: 'files',
  },
  'import/save-rejected': {
    /** Checks the file again and writes its rejected rows, or what else was not simply data, as CSV. */
    request: z.strictObject({
      path,
      also,
      recipe,
      map,
      what: z.enum(savedRows),
      target: path,
      include,
    }),
    reply: reply<{ readonly rows: number }>(),
    seconds: null,
    paths: { path: 'read', also: 'read', target: 'write' },
    needs: 'workspace',
  },
  'rates/import': {
    /**
     * Takes a table of rates in as those that count from now on. The recipe reads it: the key is the
     * currency, rows are ordered by the day of the rate, and its one metric reads the rate.
     */
    request: z.strictObject({ path, recipe, base: currencyCode, quote: z.enum(rateQuotes) }),
    reply: reply<Workspace>(),
    seconds: null,
    paths: { path: 'read' },
    needs: 'workspace',
  },
  'recipe/read': {
    request: z.strictObject({ path }),
    reply: reply<Recipe>(),
    seconds: 30,
    paths: { path: 'read' },
    needs: 'files',
  },
  'recipe/write': {
    /** With `isNew` a file that has the name is refused, not replaced. */
    request: z.strictObject({ path, recipe, isNew: z.literal(true).optional() }),
    reply: reply<null>(),
    seconds: 30,
    paths: { path: 'write' },
    needs: 'files',
  },
  ...partnerChannels,
  ...cycleChannels,
  ...identityChannels,
  ...approvalChannels,
  ...copyChannels,
  ...letterChannels,
  'identity/get': {
    request: z.strictObject({}),
    reply: reply<SignerIdentity | null>(),
    seconds: 30,
    paths: {},
    needs: 'files',
  },
  'identity/create': {
    request: z.strictObject({
      name: label,
      function: label,
      passphrase: z.string().min(8).max(1024),
    }),
    reply: reply<SignerIdentity>(),
    seconds: 60,
    paths: {},
    needs: 'workspace',
  },
  'proposal/create': {
    request: z.strictObject({
      path,
      title: label,
      rationale: z.string().max(20_000),
      passphrase,
      include,
      previous,
      /** The reason to go on although blocking alerts on the data are open; not needed without them. */
      despite: z.string().trim().min(1).max(2000).optional(),
      cycle,
    }),
    reply: reply<{ readonly record: ProposalRecord; readonly workspace: Workspace }>(),
    seconds: 120,
    paths: { path: 'write' },
    needs: 'workspace',
  },
  'proposal/verify': {
    /** `earlier`: files of proposals before it, in any order. */
    request: z.strictObject({ path, earlier: z.array(path).max(100).optional() }),
    reply: reply<VerificationReport>(),
    seconds: 120,
    paths: { path: 'read', earlier: 'read' },
    needs: 'files',
  },
} as const satisfies Record<
  string,
  {
    readonly request: z.ZodType;
    readonly reply: Reply<unknown>;
    readonly seconds: number | null;
    readonly paths: Readonly<Record<string, PathUse>>;
    readonly needs: 'workspace' | 'files';
  }
>;

export type EngineChannel = keyof typeof engineContract;

/** `T` with nothing that can be written to, however deep. */
type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

/** What a caller passes on `C`; it is only read, so values of `shared/model` fit as they are. */
export type EngineRequest<C extends EngineChannel> = Frozen<
  z.input<(typeof engineContract)[C]['request']>
>;

/** What a handler of `C` receives: checked, with branded ids. */
export type CheckedRequest<C extends EngineChannel> = z.output<
  (typeof engineContract)[C]['request']
>;

/** What `C` answers. */
export type EngineReply<C extends EngineChannel> =
  (typeof engineContract)[C]['reply'] extends Reply<infer T> ? T : never;

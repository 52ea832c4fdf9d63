import { z } from 'zod';
import { futures } from '../model/futures.ts';
import type { ImportPreview, ImportReport } from '../model/import-run.ts';
import type { ProposalRecord, SignerIdentity, VerificationReport } from '../model/proposal.ts';
import { recipe, type Recipe } from '../model/recipe.ts';
import { scoringModel } from '../model/scoring-model.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Workspace } from '../model/workspace.ts';

const path = z.string().min(1).max(4096);
const label = z.string().trim().min(1).max(200);
const passphrase = z.string().min(1).max(1024);

/** The type of an answer. Both ends are ours, so answers are checked by the compiler alone. */
type Reply<T> = { readonly answer?: T };
const reply = <T>(): Reply<T> => ({});

/**
 * Every request the page and the command line can make of the engine: the only place that names a
 * channel. Client, handlers, deadlines and tests derive from it.
 *
 * - `seconds`: deadline; null for work that runs until it is done or cancelled.
 * - `paths`: request fields that must be paths which a person chose (checked by the main process).
 */
export const engineContract = {
  'workspace/create': {
    request: z.strictObject({ path, name: label }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: ['path'],
  },
  'workspace/create-sample': {
    request: z.strictObject({ path }),
    reply: reply<Workspace>(),
    seconds: 120,
    paths: ['path'],
  },
  'workspace/open': {
    request: z.strictObject({ path }),
    reply: reply<Workspace>(),
    seconds: 120,
    paths: ['path'],
  },
  'workspace/close': {
    request: z.strictObject({}),
    reply: reply<null>(),
    seconds: 30,
    paths: [],
  },
  'workspace/rename': {
    request: z.strictObject({ name: label }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: [],
  },
  'portfolio/snapshot': {
    request: z.strictObject({}),
    reply: reply<Snapshot>(),
    seconds: 120,
    paths: [],
  },
  'model/save': {
    /** `label` names the undo step; `baseRevision` refuses a change made on an old state. */
    request: z.strictObject({ model: scoringModel, label, baseRevision: z.int() }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: [],
  },
  'futures/save': {
    request: z.strictObject({ futures, label, baseRevision: z.int() }),
    reply: reply<Workspace>(),
    seconds: 30,
    paths: [],
  },
  'history/undo': {
    request: z.strictObject({}),
    reply: reply<Workspace>(),
    seconds: 60,
    paths: [],
  },
  'history/redo': {
    request: z.strictObject({}),
    reply: reply<Workspace>(),
    seconds: 60,
    paths: [],
  },
  'history/go-to': {
    /** Undoes or redoes until `position` steps are done. */
    request: z.strictObject({ position: z.int().min(0) }),
    reply: reply<Workspace>(),
    seconds: 60,
    paths: [],
  },
  'import/preview': {
    /** `recipe` null guesses everything; otherwise the file is read as the recipe says. */
    request: z.strictObject({ path, recipe: recipe.nullable() }),
    reply: reply<ImportPreview>(),
    seconds: null,
    paths: ['path'],
  },
  'import/check': {
    request: z.strictObject({ path, recipe }),
    reply: reply<ImportReport>(),
    seconds: null,
    paths: ['path'],
  },
  'import/commit': {
    request: z.strictObject({ path, recipe }),
    reply: reply<{ readonly report: ImportReport; readonly workspace: Workspace }>(),
    seconds: null,
    paths: ['path'],
  },
  'import/save-rejected': {
    /** Checks the file again and writes its rejected rows with their reasons as CSV. */
    request: z.strictObject({ path, recipe, target: path }),
    reply: reply<{ readonly rows: number }>(),
    seconds: null,
    paths: ['path', 'target'],
  },
  'recipe/read': {
    request: z.strictObject({ path }),
    reply: reply<Recipe>(),
    seconds: 30,
    paths: ['path'],
  },
  'recipe/write': {
    request: z.strictObject({ path, recipe }),
    reply: reply<null>(),
    seconds: 30,
    paths: ['path'],
  },
  'identity/get': {
    request: z.strictObject({}),
    reply: reply<SignerIdentity | null>(),
    seconds: 30,
    paths: [],
  },
  'identity/create': {
    request: z.strictObject({
      name: label,
      function: label,
      passphrase: z.string().min(8).max(1024),
    }),
    reply: reply<SignerIdentity>(),
    seconds: 60,
    paths: [],
  },
  'proposal/create': {
    request: z.strictObject({ path, title: label, rationale: z.string().max(20_000), passphrase }),
    reply: reply<{ readonly record: ProposalRecord; readonly workspace: Workspace }>(),
    seconds: 120,
    paths: ['path'],
  },
  'proposal/verify': {
    request: z.strictObject({ path }),
    reply: reply<VerificationReport>(),
    seconds: 120,
    paths: ['path'],
  },
} as const satisfies Record<
  string,
  {
    readonly request: z.ZodType;
    readonly reply: Reply<unknown>;
    readonly seconds: number | null;
    readonly paths: readonly string[];
  }
>;

export type EngineChannel = keyof typeof engineContract;

/** What a caller passes on `C`. */
export type EngineRequest<C extends EngineChannel> = z.input<(typeof engineContract)[C]['request']>;

/** What a handler of `C` receives: checked, with branded ids. */
export type CheckedRequest<C extends EngineChannel> = z.output<
  (typeof engineContract)[C]['request']
>;

/** What `C` answers. */
export type EngineReply<C extends EngineChannel> =
  (typeof engineContract)[C]['reply'] extends Reply<infer T> ? T : never;

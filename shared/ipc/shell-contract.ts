import { z } from 'zod';
import { commandList, type CommandId, type MainCommandId } from '../commands/command-list.ts';

const path = z.string().min(1).max(4096);
/** A file name without folder; separators and control characters are replaced before it is used. */
const suggestedName = z.string().max(200);
const nothing = z.strictObject({});

/** `system` follows the operating system as it changes. */
export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

/** What a save dialog is for: it decides the filter, the ending and what the engine may do there. */
const saveKinds = [
  'proposal',
  'recipe',
  'rejected-rows',
  'backup',
  'audit',
  'methodology',
  'certificate',
  'pkcs12',
  'cycle-csv',
  'portfolio-csv',
  'portfolio-xlsx',
  'report',
  'picture-png',
  'picture-svg',
  'futures-csv',
  'futures-xlsx',
  'verifier',
  'copy',
  'copies',
  'letter-pdf',
  'letter-html',
  'letters',
] as const;
export type SaveKind = (typeof saveKinds)[number];

const openKinds = ['proposal', 'recipe', 'backup', 'certificate', 'pkcs12', 'evidence'] as const;
export type OpenKind = (typeof openKinds)[number];

/** A workspace that was open before, newest first; `exists` as of the call. */
export type RecentFile = { readonly path: string; readonly exists: boolean };

/** What a person can tell someone who helps them. */
export type AppInfo = {
  readonly version: string;
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
  /** `darwin`, `linux` or `win32`. */
  readonly platform: string;
};

/** What the page may know of the settings. */
export type ShellSettings = { readonly theme: Theme };

/** What a dropped or handed-over file is good for, judged by its ending. */
export type GrantedFile = {
  readonly path: string;
  readonly kind: 'workspace' | 'data' | 'proposal' | 'recipe';
};

const mainCommandIds = commandList
  .filter((command) => command.by === 'main')
  .map(({ id }) => id) satisfies readonly MainCommandId[];

/** The type of an answer. Both ends are ours, so answers are checked by the compiler alone. */
type Reply<T> = { readonly answer?: T };
const reply = <T>(): Reply<T> => ({});

/**
 * Every call of the page on the main process: the only place that names a shell channel. Each is
 * answered only to the top frame of our own window at our own origin. A dialog that the person
 * dismisses answers null; a call that is refused rejects, for it is a bug or an attack.
 */
export const shellContract = {
  'shell/choose-open-workspace': { request: nothing, reply: reply<string | null>() },
  'shell/choose-save-workspace': {
    request: z.strictObject({ suggestedName }),
    reply: reply<string | null>(),
  },
  /** Data files: csv, tsv, txt, xlsx, gz, parquet, jsonl, ndjson or json. */
  'shell/choose-open-data': { request: nothing, reply: reply<readonly string[] | null>() },
  /** A folder whose files may be read, from now on and after the next start. */
  'shell/choose-folder': {
    request: z.strictObject({ startIn: path.nullable() }),
    reply: reply<string | null>(),
  },
  /** Folders that were chosen so on this computer. */
  'shell/confirmed-folders': { request: nothing, reply: reply<readonly string[]>() },
  'shell/choose-save': {
    request: z.strictObject({ suggestedName, kind: z.enum(saveKinds) }),
    reply: reply<string | null>(),
  },
  'shell/choose-open': {
    request: z.strictObject({ kind: z.enum(openKinds) }),
    reply: reply<string | null>(),
  },
  'shell/settings-get': { request: nothing, reply: reply<ShellSettings>() },
  'shell/settings-set-theme': {
    request: z.strictObject({ theme: z.enum(themes) }),
    reply: reply<null>(),
  },
  'shell/recent-files': { request: nothing, reply: reply<readonly RecentFile[]>() },
  /** Only for a workspace path that the person chose. */
  'shell/add-recent': { request: z.strictObject({ path }), reply: reply<null>() },
  'shell/forget-recent': { request: z.strictObject({ path }), reply: reply<null>() },
  /** A free path in the person's documents folder, granted without a question. */
  'shell/sample-path': { request: nothing, reply: reply<string>() },
  /** Refused for a path that the person has not chosen since the start. */
  'shell/show-in-folder': {
    request: z.strictObject({ path }),
    reply: reply<'shown' | 'refused'>(),
  },
  /** The workspace that the program was started with; each is handed out once. */
  'shell/initial-file': { request: nothing, reply: reply<string | null>() },
  'shell/app-info': { request: nothing, reply: reply<AppInfo>() },
  /** The page is drawn and can be used. */
  'shell/page-ready': { request: nothing, reply: reply<null>() },
  /** Name of the open workspace, or null; the window shows it before the program's name. */
  'shell/set-title': {
    request: z.strictObject({ workspaceName: z.string().max(200).nullable() }),
    reply: reply<null>(),
  },
  'shell/perform-command': {
    request: z.strictObject({ id: z.enum(mainCommandIds) }),
    reply: reply<null>(),
  },
  /** Full screen and larger, for a projector, until it is switched off again or the page is loaded anew. */
  'shell/present': { request: z.strictObject({ isOn: z.boolean() }), reply: reply<null>() },
  /** Ends the engine, if there is one, and starts it afresh; also after it gave up. */
  'shell/restart-engine': { request: nothing, reply: reply<null>() },
  /** A link of the interface; only addresses of a fixed list leave the program. */
  'shell/open-link': {
    request: z.strictObject({ url: z.string().min(1).max(2048) }),
    reply: reply<'opened' | 'refused'>(),
  },
  /** Sent by the preload alone, with the path the browser engine knows of a dropped file. */
  'shell/grant-dropped': { request: z.strictObject({ path }), reply: reply<GrantedFile | null>() },
  /**
   * Asks for a port to the engine and waits until one answers. The port arrives apart, with the
   * ticket, so that a page that was loaded anew does not take a port of its predecessor.
   */
  'engine/connect': {
    request: z.strictObject({ ticket: z.string().min(1).max(64) }),
    reply: reply<'connected' | 'gave-up'>(),
  },
} as const satisfies Record<
  string,
  { readonly request: z.ZodType; readonly reply: Reply<unknown> }
>;

export type ShellChannel = keyof typeof shellContract;

/** What the page passes on `C`. */
export type ShellRequest<C extends ShellChannel> = z.input<(typeof shellContract)[C]['request']>;

/** What the handler of `C` receives. */
export type CheckedShellRequest<C extends ShellChannel> = z.output<
  (typeof shellContract)[C]['request']
>;

/** What `C` answers. */
export type ShellReply<C extends ShellChannel> =
  (typeof shellContract)[C]['reply'] extends Reply<infer T> ? T : never;

/** What the main process tells the page without being asked. */
export type ShellEvents = {
  /** A menu item was chosen. */
  readonly command: CommandId;
  /** The engine ended; every pending request has been settled. */
  readonly 'engine-gone': null;
  /** A new engine answers; connect again and open the workspace once more. */
  readonly 'engine-ready': null;
  /** The engine ended too often; it starts again only when the person asks for it. */
  readonly 'engine-gave-up': null;
  /** The person opened a workspace file outside the window. */
  readonly 'open-file': { readonly path: string };
};

export type ShellEvent = keyof ShellEvents;

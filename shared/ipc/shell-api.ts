import type { CommandId, MainCommandId } from '../commands/command-list.ts';
import type {
  AppInfo,
  GrantedFile,
  OpenKind,
  RecentFile,
  SaveKind,
  ShellSettings,
  Theme,
} from './shell-contract.ts';

/** The platform's `File` for the page, and unknown where there is none. */
type PlatformFile = typeof globalThis extends {
  File: { readonly prototype: infer F };
}
  ? F
  : unknown;

/** Ends a subscription. */
export type Unsubscribe = () => void;

/**
 * What the preload puts on the page's `window.tierwright`: named functions and nothing else.
 * Dialogs answer null when dismissed. A rejected promise is a bug, never an expected failure.
 */
export type ShellApi = {
  readonly chooseOpenWorkspace: () => Promise<string | null>;
  readonly chooseSaveWorkspace: (suggestedName: string) => Promise<string | null>;
  readonly chooseOpenData: () => Promise<readonly string[] | null>;
  /** A folder whose files may be read, also after the next start. */
  readonly chooseFolder: (startIn: string | null) => Promise<string | null>;
  readonly confirmedFolders: () => Promise<readonly string[]>;
  readonly chooseSave: (suggestedName: string, kind: SaveKind) => Promise<string | null>;
  readonly chooseOpen: (kind: OpenKind) => Promise<string | null>;
  readonly getSettings: () => Promise<ShellSettings>;
  readonly setTheme: (theme: Theme) => Promise<null>;
  readonly recentFiles: () => Promise<readonly RecentFile[]>;
  readonly addRecent: (path: string) => Promise<null>;
  readonly forgetRecent: (path: string) => Promise<null>;
  readonly samplePath: () => Promise<string>;
  readonly showInFolder: (path: string) => Promise<'shown' | 'refused'>;
  readonly initialFile: () => Promise<string | null>;
  readonly appInfo: () => Promise<AppInfo>;
  readonly pageReady: () => Promise<null>;
  readonly setTitle: (workspaceName: string | null) => Promise<null>;
  readonly performCommand: (id: MainCommandId) => Promise<null>;
  /** Full screen and larger while it is on. */
  readonly present: (isOn: boolean) => Promise<null>;
  readonly restartEngine: () => Promise<null>;
  readonly openLink: (url: string) => Promise<'opened' | 'refused'>;
  /** Null where the file is of no kind that Tierwright reads, or is no file on a disk. */
  readonly grantDroppedFile: (file: PlatformFile) => Promise<GrantedFile | null>;
  /** The port itself arrives as a `message` event of the window marked `enginePortMark`. */
  readonly connectEngine: () => Promise<'connected' | 'gave-up'>;
  readonly onCommand: (listener: (id: CommandId) => void) => Unsubscribe;
  readonly onEngineGone: (listener: () => void) => Unsubscribe;
  readonly onEngineReady: (listener: () => void) => Unsubscribe;
  readonly onEngineGaveUp: (listener: () => void) => Unsubscribe;
  readonly onOpenFile: (listener: (path: string) => void) => Unsubscribe;
};

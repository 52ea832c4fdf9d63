import { dirname, isAbsolute } from 'node:path';
import type { MainCommandId } from '#shared/commands/command-list.ts';
import type {
  AppInfo,
  CheckedShellRequest,
  OpenKind,
  SaveKind,
  ShellChannel,
  ShellReply,
  Theme,
} from '#shared/ipc/shell-contract.ts';
import type { FileDialogs } from './file-dialogs.ts';
import {
  dataFile,
  fileByOpenKind,
  fileBySaveKind,
  kindOfFile,
  useOfKind,
  workspaceFile,
} from './file-kinds.ts';
import { freePath } from './file-names.ts';
import type { InitialFile } from './initial-file.ts';
import type { PathGrants } from './path-grants.ts';
import type { SettingsStore } from './settings.ts';

/** One function per shell channel. It runs after the sender and the request were checked. */
export type ShellHandlers = {
  readonly [C in ShellChannel]: (
    request: CheckedShellRequest<C>,
  ) => ShellReply<C> | Promise<ShellReply<C>>;
};

/** What the shell does with the rest of the main process and with the operating system. */
export type ShellDependencies = {
  readonly dialogs: FileDialogs;
  readonly grants: PathGrants;
  readonly settings: SettingsStore;
  readonly initialFile: InitialFile;
  readonly appInfo: AppInfo;
  /** True for a regular file that exists now. */
  readonly isFile: (path: string) => Promise<boolean>;
  /** Folder for the sample workspace, made if it is missing. */
  readonly documentsFolder: () => Promise<string>;
  readonly applyTheme: (theme: Theme) => void;
  readonly showInFolder: (path: string) => void;
  readonly openLink: (url: string) => Promise<'opened' | 'refused'>;
  readonly pageReady: () => void;
  readonly setWorkspaceName: (name: string | null) => void;
  readonly perform: (id: MainCommandId) => void;
  readonly present: (isOn: boolean) => void;
  readonly restartEngine: () => void;
  readonly connectEngine: (ticket: string) => Promise<'connected' | 'gave-up'>;
};

const sampleName = 'Tierwright sample';

const saveTitles: Readonly<Record<SaveKind, string>> = {
  proposal: 'Save proposal',
  recipe: 'Save import recipe',
  'rejected-rows': 'Save rejected rows',
  backup: 'Save a backup',
  audit: 'Save the audit trail',
  'cycle-csv': 'Save the table of the cycle',
  'portfolio-csv': 'Save the portfolio',
  'portfolio-xlsx': 'Save the portfolio',
  report: 'Save the scenario report',
  'picture-png': 'Save the chart as a picture',
  'picture-svg': 'Save the chart as a drawing',
  'futures-csv': 'Save a table of Futures',
  'futures-xlsx': 'Save tables of Futures',
  methodology: 'Save the methodology document',
  verifier: 'Save the verifier page',
  copy: 'Save a redacted copy',
  copies: 'Save redacted copies',
  'letter-pdf': 'Save the letter',
  'letter-html': 'Save the letter',
  letters: 'Save letters',
  certificate: 'Save for others',
  pkcs12: 'Save a copy of the key',
};

const openTitles: Readonly<Record<OpenKind, string>> = {
  proposal: 'Choose a proposal',
  recipe: 'Choose an import recipe',
  backup: 'Choose a backup',
  certificate: 'Choose a certificate or request',
  pkcs12: 'Choose a PKCS#12 file',
  evidence: 'Choose what proves it',
};

/** Every answer of the main process to its page. */
export const createShellHandlers = (dependencies: ShellDependencies): ShellHandlers => {
  const { dialogs, grants, settings, isFile } = dependencies;

  /** Nothing in, nothing out. */
  const done = (work: () => void): null => {
    work();
    return null;
  };

  return {
    'shell/choose-open-workspace': async () => {
      const path = await dialogs.open('Open workspace', workspaceFile);
      return path === null ? null : grants.grant(path, 'workspace');
    },
    'shell/choose-save-workspace': async ({ suggestedName }) => {
      const path = await dialogs.create('New workspace', workspaceFile, suggestedName);
      return path === null ? null : grants.grant(path, 'workspace');
    },
    'shell/choose-open-data': async () => {
      const paths = await dialogs.openMany('Import files', dataFile);
      return paths === null ? null : paths.map((path) => grants.grant(path, 'read'));
    },
    'shell/choose-folder': async ({ startIn }) => {
      const chosen = await dialogs.folder('Choose the folder of a source', startIn);
      if (chosen === null) {
        return null;
      }
      const folder = grants.grant(chosen, 'folder');
      settings.addFolder(folder);
      return folder;
    },
    'shell/confirmed-folders': () => settings.get().confirmedFolders,
    'shell/choose-save': async ({ suggestedName, kind }) => {
      // A backup never replaces another; the engine refuses a taken name.
      const ask = kind === 'backup' ? dialogs.create : dialogs.save;
      const path = await ask(saveTitles[kind], fileBySaveKind[kind], suggestedName);
      return path === null ? null : grants.grant(path, 'write');
    },
    'shell/choose-open': async ({ kind }) => {
      const [recent] = settings.get().recentFiles;
      // Backups lie beside the workspace that is missed.
      const near = kind === 'backup' && recent !== undefined ? dirname(recent) : null;
      const path = await dialogs.open(openTitles[kind], fileByOpenKind[kind], near);
      return path === null ? null : grants.grant(path, 'read');
    },
    'shell/settings-get': () => ({ theme: settings.get().theme }),
    'shell/settings-set-theme': ({ theme }) =>
      done(() => {
        settings.update({ theme });
        dependencies.applyTheme(theme);
      }),
    'shell/recent-files': () =>
      Promise.all(
        settings.get().recentFiles.map(async (path) => ({ path, exists: await isFile(path) })),
      ),
    'shell/add-recent': ({ path }) =>
      done(() => {
        if (grants.isGranted(path, 'workspace')) {
          settings.addRecent(path);
        }
      }),
    'shell/forget-recent': ({ path }) => done(() => settings.forgetRecent(path)),
    'shell/sample-path': async () => {
      const folder = await dependencies.documentsFolder();
      return grants.grant(
        await freePath(folder, sampleName, workspaceFile.ending, isFile),
        'workspace',
      );
    },
    'shell/show-in-folder': ({ path }) => {
      if (!grants.isKnown(path)) {
        return 'refused';
      }
      dependencies.showInFolder(path);
      return 'shown';
    },
    'shell/initial-file': () => dependencies.initialFile.take(),
    'shell/app-info': () => dependencies.appInfo,
    'shell/page-ready': () => done(dependencies.pageReady),
    'shell/set-title': ({ workspaceName }) =>
      done(() => dependencies.setWorkspaceName(workspaceName)),
    'shell/perform-command': ({ id }) => done(() => dependencies.perform(id)),
    'shell/present': ({ isOn }) => done(() => dependencies.present(isOn)),
    'shell/restart-engine': () => done(dependencies.restartEngine),
    'shell/open-link': ({ url }) => dependencies.openLink(url),
    'shell/grant-dropped': async ({ path }) => {
      const kind = kindOfFile(path);
      if (kind === null || !isAbsolute(path) || !(await isFile(path))) {
        return null;
      }
      return { path: grants.grant(path, useOfKind(kind)), kind };
    },
    'engine/connect': ({ ticket }) => dependencies.connectEngine(ticket),
  };
};

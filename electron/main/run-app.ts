import { randomBytes } from 'node:crypto';
import { access, mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  app,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  protocol,
  session,
  shell,
} from 'electron';
import type { CommandId, MainCommandId } from '#shared/commands/command-list.ts';
import { findCommand } from '#shared/commands/command-list.ts';
import { enginePortChannel } from '#shared/ipc/engine-port.ts';
import { createMenuTemplate } from './app-menu.ts';
import { createPageServer } from './app-protocol.ts';
import { createEngineRelay } from './engine-relay.ts';
import { createEngineSupervisor } from './engine-supervisor.ts';
import { createFileDialogs } from './file-dialogs.ts';
import { createInitialFile } from './initial-file.ts';
import { createMainWindow } from './main-window.ts';
import { nativeDialogs } from './native-dialogs.ts';
import { openLink } from './open-link.ts';
import { ownScheme } from './own-origin.ts';
import { toPagePort } from './page-port.ts';
import { createPathGrants } from './path-grants.ts';
import { registerShell } from './register-shell.ts';
import { lockSession } from './security.ts';
import { openSettings } from './settings.ts';
import { createShellHandlers } from './shell-handlers.ts';
import type { Smoke } from './smoke.ts';
import { startEngine } from './start-engine.ts';
import { schedule } from './timer.ts';
import { usableFolder } from './usable-folder.ts';

/** How the program was started. */
export type RunOptions = {
  /** Folder of the built main process. */
  readonly mainFolder: string;
  /** Present when the start only shows that the program starts. */
  readonly smoke: Smoke | null;
  readonly report: (error: unknown) => void;
};

/** What a running program does for those who start it again or hand it a file. */
export type RunningApp = {
  readonly openWindow: () => void;
  readonly openWorkspace: (path: string) => void;
  /** Saves, ends the engine, resolves when the process may end. */
  readonly stop: () => Promise<void>;
};

/** Builds the program out of its parts. Called once, when Electron is ready. */
export const runApp = ({ mainFolder, smoke, report }: RunOptions): RunningApp => {
  lockSession(session.defaultSession);
  protocol.handle(
    ownScheme,
    createPageServer({
      pageFolder: join(mainFolder, '..', 'page'),
      readFile,
      realpath,
      createNonce: () => randomBytes(16).toString('base64'),
    }),
  );

  const userFolder = app.getPath('userData');
  const settings = openSettings(join(userFolder, 'settings.json'), report);
  nativeTheme.themeSource = settings.get().theme;

  const grants = createPathGrants();
  for (const recent of settings.get().recentFiles) {
    grants.grant(recent, 'workspace');
  }
  for (const folder of settings.get().confirmedFolders) {
    grants.grant(folder, 'folder');
  }

  const relay = createEngineRelay((message) => supervisor.post(message), grants);
  const initialFile = createInitialFile(grants, (path) => main.send('open-file', { path }));
  const main = createMainWindow({
    settings,
    preload: join(mainFolder, '..', 'preload', 'index.cjs'),
    hasDeveloperTools: !app.isPackaged,
    onPageLoad: () => {
      initialFile.reset();
      main.present(false);
      setWorkspaceName(null);
    },
    onPageFailed: (reason) => {
      if (smoke === null) {
        dialog.showErrorBox('Tierwright cannot show its window', `${reason}\nStart it again.`);
        app.quit();
      } else {
        smoke.fail(reason);
      }
    },
  });

  const perform = (id: MainCommandId): void => {
    if (id === 'quit') {
      app.quit();
    } else {
      main.perform(id);
    }
  };

  const choose = (id: CommandId): void => {
    if (findCommand(id).by === 'main') {
      perform(id as MainCommandId);
    } else {
      main.send('command', id);
    }
  };

  let workspaceName: string | null = null;
  const showMenu = (): void => {
    const template = createMenuTemplate(
      {
        platform: process.platform,
        theme: settings.get().theme,
        hasWorkspace: workspaceName !== null,
        hasDeveloperTools: !app.isPackaged,
      },
      choose,
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate([...template]));
  };

  const setWorkspaceName = (name: string | null): void => {
    const isMenuChanged = (name === null) !== (workspaceName === null);
    workspaceName = name;
    main.window()?.setTitle(name === null ? 'Tierwright' : `${name} – Tierwright`);
    if (isMenuChanged) {
      showMenu();
    }
  };

  const isFile = async (path: string): Promise<boolean> =>
    (await stat(path).catch(() => null))?.isFile() === true;

  registerShell(
    ipcMain,
    createShellHandlers({
      dialogs: createFileDialogs(
        nativeDialogs(main.window),
        () => app.getPath('documents'),
        isFile,
      ),
      grants,
      settings,
      initialFile,
      appInfo: {
        version: app.getVersion(),
        electron: process.versions.electron,
        chrome: process.versions.chrome,
        node: process.versions.node,
        platform: process.platform,
      },
      isFile,
      documentsFolder: () =>
        usableFolder([app.getPath('documents'), app.getPath('home'), userFolder], {
          mkdir,
          access,
        }),
      applyTheme: (theme) => {
        nativeTheme.themeSource = theme;
        showMenu();
      },
      showInFolder: (path) => shell.showItemInFolder(path),
      openLink: (url) => openLink(url, (address) => shell.openExternal(address)),
      pageReady: () => {
        void supervisor.whenReady().then((isReady) => {
          if (isReady) {
            smoke?.ready();
          }
        });
      },
      setWorkspaceName,
      perform,
      present: main.present,
      restartEngine: () => supervisor.restart(),
      connectEngine: async (ticket) => {
        const isReady = await supervisor.whenReady();
        const window = main.window();
        if (!isReady || window === null) {
          return 'gave-up';
        }
        const { port1, port2 } = new MessageChannelMain();
        relay.attach(toPagePort(port1));
        window.webContents.postMessage(enginePortChannel, ticket, [port2]);
        return 'connected';
      },
    }),
    () => main.window()?.webContents ?? null,
  );

  // The window first: what follows is done while Chromium starts the process of its page.
  main.open();
  const supervisor = createEngineSupervisor({
    start: () =>
      startEngine(
        {
          mainFolder,
          appFolder: app.getAppPath(),
          resourcesFolder: process.resourcesPath,
          isPackaged: app.isPackaged,
          platform: process.platform,
        },
        userFolder,
      ),
    now: () => performance.now(),
    schedule,
    onMessage: relay.receive,
    onReady: (isFirst) => {
      if (!isFirst) {
        main.send('engine-ready', null);
        return;
      }
      const file = initialFile.waiting();
      if (file !== null) {
        relay.openAhead(file);
      }
    },
    onGone: () => {
      relay.engineEnded();
      main.send('engine-gone', null);
    },
    onGaveUp: () => {
      smoke?.fail('the engine ends again and again');
      main.send('engine-gave-up', null);
    },
  });
  showMenu();

  return {
    openWindow: main.open,
    openWorkspace: initialFile.offer,
    stop: async () => {
      await Promise.all([supervisor.stop(), settings.flush()]);
    },
  };
};

import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { enginePortChannel, enginePortMark } from '#shared/ipc/engine-port.ts';
import type { ShellApi, Unsubscribe } from '#shared/ipc/shell-api.ts';
// Only the types of the contract come in here: its schemas would bring a library into the sandbox.
import type {
  ShellChannel,
  ShellEvent,
  ShellEvents,
  ShellReply,
  ShellRequest,
} from '#shared/ipc/shell-contract.ts';

const invoke = <C extends ShellChannel>(
  channel: C,
  request: ShellRequest<C>,
): Promise<ShellReply<C>> => ipcRenderer.invoke(channel, request) as Promise<ShellReply<C>>;

/** The page is not trusted to keep to the types. */
const text = (value: unknown): string => {
  if (typeof value !== 'string') {
    throw new TypeError('A text was expected.');
  }
  return value;
};

const truth = (value: unknown): boolean => {
  if (typeof value !== 'boolean') {
    throw new TypeError('True or false was expected.');
  }
  return value;
};

/** One of the words that the contract knows: the main process checks which. */
const word = <T extends string>(value: T): T => text(value) as T;

const subscribe = <E extends ShellEvent>(
  name: E,
  listener: (payload: ShellEvents[E]) => void,
): Unsubscribe => {
  // The event object itself stays here: it would hand the page the whole of `ipcRenderer`.
  const receive = (_event: IpcRendererEvent, payload: ShellEvents[E]): void => {
    listener(payload);
  };
  ipcRenderer.on(name, receive);
  return () => {
    ipcRenderer.off(name, receive);
  };
};

/** The ticket of the latest question for a port; a port with another ticket is not ours. */
let ticket = '';

ipcRenderer.on(enginePortChannel, (event, answered: unknown) => {
  const [port] = event.ports;
  if (answered === ticket && port !== undefined) {
    window.postMessage(enginePortMark, window.location.origin, [port]);
  }
});

const api: ShellApi = {
  chooseOpenWorkspace: () => invoke('shell/choose-open-workspace', {}),
  chooseSaveWorkspace: async (suggestedName) =>
    invoke('shell/choose-save-workspace', { suggestedName: text(suggestedName) }),
  chooseOpenData: () => invoke('shell/choose-open-data', {}),
  chooseFolder: async (startIn) =>
    invoke('shell/choose-folder', { startIn: startIn === null ? null : text(startIn) }),
  confirmedFolders: () => invoke('shell/confirmed-folders', {}),
  chooseSave: async (suggestedName, kind) =>
    invoke('shell/choose-save', { suggestedName: text(suggestedName), kind: word(kind) }),
  chooseOpen: async (kind) => invoke('shell/choose-open', { kind: word(kind) }),
  getSettings: () => invoke('shell/settings-get', {}),
  setTheme: async (theme) => invoke('shell/settings-set-theme', { theme: word(theme) }),
  recentFiles: () => invoke('shell/recent-files', {}),
  addRecent: async (path) => invoke('shell/add-recent', { path: text(path) }),
  forgetRecent: async (path) => invoke('shell/forget-recent', { path: text(path) }),
  samplePath: () => invoke('shell/sample-path', {}),
  showInFolder: async (path) => invoke('shell/show-in-folder', { path: text(path) }),
  initialFile: () => invoke('shell/initial-file', {}),
  appInfo: () => invoke('shell/app-info', {}),
  pageReady: () => invoke('shell/page-ready', {}),
  setTitle: async (workspaceName) =>
    invoke('shell/set-title', {
      workspaceName: workspaceName === null ? null : text(workspaceName),
    }),
  performCommand: async (id) => invoke('shell/perform-command', { id: word(id) }),
  present: async (isOn) => invoke('shell/present', { isOn: truth(isOn) }),
  restartEngine: () => invoke('shell/restart-engine', {}),
  openLink: async (url) => invoke('shell/open-link', { url: text(url) }),
  grantDroppedFile: async (file) => {
    const path = webUtils.getPathForFile(file);
    // A file that a page made up lies on no disk.
    return path === '' ? null : invoke('shell/grant-dropped', { path });
  },
  connectEngine: () => {
    ticket = crypto.randomUUID();
    return invoke('engine/connect', { ticket });
  },
  onCommand: (listener) => subscribe('command', listener),
  onEngineGone: (listener) => subscribe('engine-gone', () => listener()),
  onEngineReady: (listener) => subscribe('engine-ready', () => listener()),
  onEngineGaveUp: (listener) => subscribe('engine-gave-up', () => listener()),
  onOpenFile: (listener) => subscribe('open-file', ({ path }) => listener(path)),
};

contextBridge.exposeInMainWorld('tierwright', api);

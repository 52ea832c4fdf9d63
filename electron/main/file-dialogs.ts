import { dirname, join } from 'node:path';
import type {
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';
import { safeFileName } from './file-names.ts';
import { withEnding, type FileKind } from './file-kinds.ts';

/** Electron's dialogs, already bound to the window they belong to. */
export type NativeDialogs = {
  readonly open: (options: OpenDialogOptions) => Promise<OpenDialogReturnValue>;
  readonly save: (options: SaveDialogOptions) => Promise<SaveDialogReturnValue>;
  /** True when the person agrees to replace the file. */
  readonly confirmReplace: (path: string) => Promise<boolean>;
};

/** Questions for files; null when the person dismisses the dialog. */
export type FileDialogs = {
  /** Starts in `near` where one is given. */
  readonly open: (title: string, kind: FileKind, near?: string | null) => Promise<string | null>;
  /** One file or several of one folder. */
  readonly openMany: (title: string, kind: FileKind) => Promise<readonly string[] | null>;
  /** A folder; the dialog starts in `startIn` where that is known. */
  readonly folder: (title: string, startIn: string | null) => Promise<string | null>;
  readonly save: (title: string, kind: FileKind, suggestedName: string) => Promise<string | null>;
  /** For a new file that must not replace another; whoever creates it refuses a taken name. */
  readonly create: (title: string, kind: FileKind, suggestedName: string) => Promise<string | null>;
};

/** Dialogs start in `firstFolder` and then where the person was last. */
export const createFileDialogs = (
  native: NativeDialogs,
  firstFolder: () => string,
  exists: (path: string) => Promise<boolean>,
): FileDialogs => {
  let lastFolder: string | null = null;
  const folder = (): string => lastFolder ?? firstFolder();

  const filters = ({ filter }: FileKind) => [
    { name: filter.name, extensions: [...filter.extensions] },
  ];

  const askTarget = async (
    title: string,
    kind: FileKind,
    suggestedName: string,
    mayReplace: boolean,
  ): Promise<string | null> => {
    const name = withEnding(safeFileName(suggestedName, 'Untitled'), kind);
    const { canceled, filePath } = await native.save({
      title,
      defaultPath: join(folder(), name),
      filters: filters(kind),
      // Only Linux has to be asked for it; the others always confirm.
      properties: mayReplace ? ['showOverwriteConfirmation'] : [],
    });
    if (canceled || filePath === '') {
      return null;
    }
    lastFolder = dirname(filePath);
    const path = withEnding(filePath, kind);
    // The system confirmed the name that was typed, not the one with the ending.
    const isUnconfirmed = mayReplace && path !== filePath && (await exists(path));
    return isUnconfirmed && !(await native.confirmReplace(path)) ? null : path;
  };

  const askFiles = async (
    title: string,
    kind: FileKind,
    properties: OpenDialogOptions['properties'] & object,
    near: string | null = null,
  ): Promise<readonly [string, ...string[]] | null> => {
    const options = { title, defaultPath: near ?? folder(), filters: filters(kind), properties };
    const { canceled, filePaths } = await native.open(options);
    const [first, ...rest] = filePaths;
    if (canceled || first === undefined) {
      return null;
    }
    lastFolder = dirname(first);
    return [first, ...rest];
  };

  return {
    open: async (title, kind, near) =>
      (await askFiles(title, kind, ['openFile'], near))?.[0] ?? null,
    openMany: (title, kind) => askFiles(title, kind, ['openFile', 'multiSelections']),
    folder: async (title, startIn) => {
      const { canceled, filePaths } = await native.open({
        title,
        defaultPath: startIn ?? folder(),
        properties: ['openDirectory'],
      });
      const [chosen] = filePaths;
      return canceled || chosen === undefined ? null : chosen;
    },
    save: (title, kind, suggestedName) => askTarget(title, kind, suggestedName, true),
    create: (title, kind, suggestedName) => askTarget(title, kind, suggestedName, false),
  };
};

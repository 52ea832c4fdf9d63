import { readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { themes } from '#shared/ipc/shell-contract.ts';
import { writeFileSafely } from './write-file-safely.ts';

/** The list of recent files is a help to memory, not an archive. */
const recentLimit = 12;
/** More folders than one person confirms; the oldest are asked for again. */
const folderLimit = 200;

const settingsFile = z.object({
  theme: z.enum(themes),
  /** Absolute paths of workspaces, newest first. */
  recentFiles: z.array(z.string().min(1).max(4096)).max(recentLimit),
  /** Absolute paths of folders whose files may be read, newest first. */
  confirmedFolders: z.array(z.string().min(1).max(4096)).max(folderLimit).default([]),
  /** Where the window was, in device-independent pixels; null before the first start. */
  window: z
    .object({
      x: z.int(),
      y: z.int(),
      width: z.int().min(1),
      height: z.int().min(1),
      isMaximized: z.boolean(),
    })
    .nullable(),
});

type Settings = z.infer<typeof settingsFile>;
export type WindowState = NonNullable<Settings['window']>;

/** What a person has set, kept in a small JSON file. */
export type SettingsStore = {
  readonly get: () => Readonly<Settings>;
  /** Takes effect at once; a disk that refuses the file is reported and stops nothing. */
  readonly update: (change: Partial<Settings>) => void;
  readonly addRecent: (path: string) => void;
  readonly forgetRecent: (path: string) => void;
  readonly addFolder: (path: string) => void;
  /** Resolves when everything is on the disk or has been reported. */
  readonly flush: () => Promise<void>;
};

const defaults: Settings = {
  theme: 'system',
  recentFiles: [],
  confirmedFolders: [],
  window: null,
};

const readText = (path: string, report: (error: unknown) => void): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      report(error);
    }
    return null;
  }
};

/** The settings of the file; a damaged one is set aside as `….damaged` and the defaults apply. */
const readSettings = (path: string, report: (error: unknown) => void): Settings => {
  const text = readText(path, report);
  if (text === null) {
    return defaults;
  }
  try {
    return settingsFile.parse(JSON.parse(text));
  } catch (error) {
    report(error);
  }
  try {
    renameSync(path, `${path}.damaged`);
  } catch (error) {
    report(error);
  }
  return defaults;
};

/**
 * Reads the settings of `path`; never fails. At once: the window waits for them, and while a program
 * starts an answer of the disk comes 10 to 40 ms late.
 */
export const openSettings = (path: string, report: (error: unknown) => void): SettingsStore => {
  let settings = readSettings(path, report);
  let written = Promise.resolve();

  const update = (change: Partial<Settings>): void => {
    settings = { ...settings, ...change };
    const text = `${JSON.stringify(settings, null, 2)}\n`;
    written = written.then(() => writeFileSafely(path, text)).catch(report);
  };

  const othersThan = (path: string): string[] =>
    settings.recentFiles.filter((recent) => recent !== path);

  return {
    get: () => settings,
    update,
    addRecent: (recent) =>
      update({ recentFiles: [recent, ...othersThan(recent)].slice(0, recentLimit) }),
    addFolder: (folder) => {
      const others = settings.confirmedFolders.filter((known) => known !== folder);
      update({ confirmedFolders: [folder, ...others].slice(0, folderLimit) });
    },
    forgetRecent: (recent) => update({ recentFiles: othersThan(recent) }),
    flush: () => written,
  };
};

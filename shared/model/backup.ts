/** A backup that lies in the folder beside its workspace. */
export type KnownBackup = {
  readonly name: string;
  /** UTC, ISO 8601, to the second. */
  readonly at: string;
  /** `automatic`: made before the file went to a newer schema. */
  readonly kind: 'automatic' | 'by hand';
  readonly bytes: number;
};

/** What lies beside a workspace, newest first, and where. */
export type BackupList = { readonly folder: string; readonly backups: readonly KnownBackup[] };

/** What is inside of a backup, or of any other copy of a workspace. */
export type BackupFacts = {
  readonly path: string;
  /** Name of the programme. */
  readonly name: string;
  readonly revision: number;
  /** The step that changed it last; null where nothing was ever changed. */
  readonly lastStep: { readonly label: string; readonly at: string } | null;
  /** Imports that count. */
  readonly imports: number;
  readonly schema: number;
  readonly bytes: number;
  /** When the file was written, UTC, ISO 8601. */
  readonly writtenAt: string;
};

/** A backup that was just made. */
export type WrittenBackup = { readonly path: string; readonly bytes: number };

/** So many automatic backups stay; the oldest are removed. Those made by hand always stay. */
export const automaticBackupsKept = 5;

/** Where the backups of a workspace lie: `Programme backups` beside `Programme.tierwright`. */
export const backupFolderOf = (workspacePath: string): string =>
  `${workspacePath.replace(/\.tierwright$/iu, '')} backups`;

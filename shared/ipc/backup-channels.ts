import { z } from 'zod';
import type { BackupFacts, BackupList, WrittenBackup } from '../model/backup.ts';
import type { Workspace } from '../model/workspace.ts';
import { path, reply } from './channel-parts.ts';

/** Channels about copies of workspaces; part of `engineContract`. */
export const backupChannels = {
  'backup/create': {
    /** A complete copy of the open workspace; `target` null puts it into the folder beside it. */
    request: z.strictObject({ target: path.nullable() }),
    reply: reply<WrittenBackup>(),
    seconds: null,
    paths: { target: 'write' },
    needs: 'workspace',
  },
  'backup/list': {
    request: z.strictObject({}),
    reply: reply<BackupList>(),
    seconds: 30,
    paths: {},
    needs: 'workspace',
  },
  'backup/inspect': {
    /** Checks a backup, or another copy of a workspace, and says what is inside. */
    request: z.strictObject({ path }),
    reply: reply<BackupFacts>(),
    seconds: 300,
    paths: { path: 'read' },
    needs: 'files',
  },
  'backup/restore': {
    /** Makes a workspace of a backup under a name that is free, and opens it. */
    request: z.strictObject({ path, target: path }),
    reply: reply<Workspace>(),
    seconds: null,
    paths: { path: 'read', target: 'workspace' },
    needs: 'workspace',
  },
} as const;

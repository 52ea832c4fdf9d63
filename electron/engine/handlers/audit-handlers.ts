import { extname } from 'node:path';
import { readTrail } from '#db/audit/read-trail.ts';
import { noteWritten } from '#db/sensitivity/export-rows.ts';
import { trailCsv } from '#shared/audit/trail-csv.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { ok } from '#shared/result.ts';
import { checkWorkspaceTrail } from '../services/audit.ts';
import type { Session } from '../services/session.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import type { EngineOptions } from './engine-options.ts';

/** Who did what in the open workspace, and whether that record holds. */
export const createAuditHandlers = (
  session: Session,
  options: EngineOptions,
): Pick<EngineHandlers, 'audit/list' | 'audit/verify' | 'audit/export'> => ({
  'audit/list': () => {
    const file = session.file();
    return Promise.resolve(file.ok ? ok(readTrail(file.value.connection)) : file);
  },

  'audit/verify': async ({ against }) => {
    const file = session.file();
    return file.ok ? checkWorkspaceTrail(file.value, against) : file;
  },

  'audit/export': async ({ target }) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const entries = readTrail(file.value.connection);
    const isJson = extname(target).toLowerCase() === '.json';
    const text = isJson ? `${JSON.stringify(entries, null, 2)}\n` : trailCsv(entries);
    const written = await writeFileSafely(target, text);
    if (!written.ok) {
      return written;
    }
    if (!file.value.isReadOnly) {
      noteWritten(file.value.connection, {
        at: options.now().toISOString(),
        what: 'the audit trail',
        target,
        names: [],
      });
    }
    return ok({ events: entries.length });
  },
});

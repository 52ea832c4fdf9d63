import { writeMark } from '#db/sensitivity/mark-rows.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { ok } from '#shared/result.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import { planExport, readSensitive } from '../services/sensitivity.ts';
import type { Session } from '../services/session.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

/** Saying what is sensitive, and noting what is written with it. */
export const createSensitivityHandlers = (
  session: Session,
  options: EngineOptions,
): Pick<EngineHandlers, 'sensitivity/mark' | 'sensitivity/note-export'> => ({
  'sensitivity/mark': ({ kind, source, code, name, level }) =>
    changeWorkspace(
      session,
      {
        label: level === null ? `Leave ${name} to its recipe` : `Mark ${name} as ${level}`,
        baseRevision: null,
        now: options.now(),
      },
      ({ connection }) => writeMark(connection, { kind, source, code }, level),
    ),

  'sensitivity/note-export': ({ what, target, include = [], isWritten }) => {
    const file = session.file();
    if (!file.ok) {
      return Promise.resolve(file);
    }
    const things = readSensitive(file.value);
    const planned = planExport(file.value, things, include, { what, target });
    if (!planned.ok) {
      return Promise.resolve(planned);
    }
    if (isWritten) {
      planned.value(options.now());
    }
    return Promise.resolve(ok(readWorkspace(file.value)));
  },
});

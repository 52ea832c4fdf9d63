import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  listAssignments,
  putAssignments,
  readAssignments,
  removeAssignments,
} from '#db/milestones/assignment-rows.ts';
import { readModel } from '#db/model/model-rows.ts';
import { noteWritten } from '#db/sensitivity/export-rows.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { countOf } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { writeMilestoneTable } from '#shared/ladder/milestones/milestone-table.ts';
import type { MilestoneAssignment } from '#shared/model/milestone.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { assignTo, findAssignments, moveTo, readTable, settle } from '../services/milestones.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import type { Session } from '../services/session.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

type MilestoneHandlers = Pick<
  EngineHandlers,
  Extract<keyof EngineHandlers, `milestones/${string}`>
>;

const settledWords = { met: 'Mark as met', waived: 'Waive', open: 'Open again' } as const;

const readText = async (path: string): Promise<Result<string, AppError>> => {
  try {
    return ok(await readFile(path, 'utf8'));
  } catch (error) {
    return err(
      refuseInput(
        basename(path),
        'a CSV file that can be read',
        error instanceof Error ? error.message : String(error),
        'Check the name and that the file can be opened.',
      ),
    );
  }
};

/** Milestones of partners; each change is one named step of undo. */
export const createMilestoneHandlers = (
  session: Session,
  options: EngineOptions,
): MilestoneHandlers => {
  const put = (
    label: string,
    assignments: readonly MilestoneAssignment[],
  ): Promise<Result<Workspace, AppError>> => {
    const now = options.now();
    return changeWorkspace(session, { label, baseRevision: null, now }, ({ connection }) =>
      putAssignments(connection, assignments, now.toISOString()),
    );
  };

  return {
    'milestones/list': ({ query }) => {
      const file = session.file();
      if (!file.ok) return Promise.resolve(file);
      const day = file.value.knownOn ?? options.now().toISOString().slice(0, 10);
      return Promise.resolve(ok(listAssignments(file.value.connection, query, day)));
    },

    'milestones/assign': async (request) => {
      const file = session.file();
      if (!file.ok) return file;
      const { connection } = file.value;
      const milestone = readModel(connection).rules.milestones.find(
        ({ id }) => id === request.milestone,
      );
      if (milestone === undefined) {
        return err(
          refuseInput(
            'Milestones',
            'a milestone of the catalogue',
            'one that is gone',
            'Choose a milestone that the model has.',
          ),
        );
      }
      const fresh = assignTo(connection, request);
      const label = `Assign ${milestone.name} to ${countOf(fresh.length, 'partner')}`;
      const workspace = await put(label, fresh);
      return workspace.ok ? ok({ added: fresh.length, workspace: workspace.value }) : workspace;
    },

    'milestones/settle': async (request) => {
      const file = session.file();
      if (!file.ok) return file;
      const settled = await settle(file.value.connection, request);
      if (!settled.ok) return settled;
      const { kind } = request.to;
      return put(
        `${settledWords[kind]}: ${countOf(settled.value.length, 'milestone')}`,
        settled.value,
      );
    },

    'milestones/move': async (request) => {
      const file = session.file();
      if (!file.ok) return file;
      const moved = moveTo(file.value.connection, request);
      return moved.ok
        ? put(`Change ${countOf(moved.value.length, 'milestone')}`, moved.value)
        : moved;
    },

    'milestones/remove': async ({ ids }) => {
      const file = session.file();
      if (!file.ok) return file;
      const found = findAssignments(file.value.connection, ids);
      return found.ok
        ? changeWorkspace(
            session,
            {
              label: `Take ${countOf(ids.length, 'milestone')} away`,
              baseRevision: null,
              now: options.now(),
            },
            ({ connection }) => removeAssignments(connection, ids),
          )
        : found;
    },

    'milestones/import': async ({ path, check }) => {
      const file = session.file();
      if (!file.ok) return file;
      const text = await readText(path);
      if (!text.ok) return text;
      const { connection } = file.value;
      const table = readTable(connection, text.value, readModel(connection).rules.milestones);
      const { report, write } = table;
      if (check || write.length === 0) {
        return ok({ report, workspace: readWorkspace(file.value) });
      }
      const workspace = await put(`Import ${countOf(write.length, 'milestone')}`, write);
      return workspace.ok ? ok({ report, workspace: workspace.value }) : workspace;
    },

    'milestones/export': async ({ path }) => {
      const file = session.file();
      if (!file.ok) return file;
      const { connection, isReadOnly } = file.value;
      const catalogue = readModel(connection).rules.milestones;
      const assignments = readAssignments(connection).filter(({ milestone }) =>
        catalogue.some(({ id }) => id === milestone),
      );
      const written = await writeFileSafely(path, writeMilestoneTable(assignments, catalogue));
      if (!written.ok) return written;
      if (!isReadOnly) {
        noteWritten(connection, {
          at: options.now().toISOString(),
          what: 'the milestones',
          target: path,
          names: [],
        });
      }
      return ok({ rows: assignments.length });
    },
  };
};

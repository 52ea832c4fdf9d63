import {
  readThresholds,
  removeControl,
  removeNote,
  writeControl,
  writeNote,
  writeThresholds,
} from '#db/quality/quality-rows.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { err, ok } from '#shared/result.ts';
import { maskCards } from '#shared/quality/mask-cards.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { readSensitive } from '../services/sensitivity.ts';
import { judgeImports, readQualityReport, reportSteps } from '../services/read-quality-report.ts';
import type { Session } from '../services/session.ts';
import { workInTurns } from '../services/work-in-turns.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

type QualityHandlers = Pick<
  EngineHandlers,
  | 'import/quality'
  | 'quality/read'
  | 'quality/save-thresholds'
  | 'quality/acknowledge'
  | 'quality/reopen'
  | 'quality/save-control'
>;

/** What may be doubted about the data, and what people say of it, each as one named step of undo. */
export const createQualityHandlers = (
  session: Session,
  options: EngineOptions,
): QualityHandlers => {
  const step = (label: string) => ({ label, baseRevision: null, now: options.now() });
  return {
    'import/quality': async (_, context) => {
      const file = session.file();
      if (!file.ok) {
        return file;
      }
      const steps = judgeImports(file.value, readThresholds(file.value.connection), 'all');
      const cards = await workInTurns(steps, context, 'Scorecards of imports');
      return cards.ok
        ? ok(maskCards(cards.value, hiddenThings(readSensitive(file.value), [])))
        : cards;
    },

    'quality/read': async (_, context) => {
      const file = session.file();
      return file.ok
        ? workInTurns(reportSteps(file.value, options.now()), context, 'Report on quality')
        : file;
    },

    'quality/save-thresholds': ({ thresholds }) =>
      changeWorkspace(session, step('Set thresholds of quality'), ({ connection }) => {
        writeThresholds(connection, thresholds);
      }),

    'quality/acknowledge': ({ id, note }) => {
      const file = session.file();
      if (!file.ok) {
        return Promise.resolve(file);
      }
      const alert = readQualityReport(file.value, options.now()).alerts.find(
        (each) => each.id === id,
      );
      return alert === undefined
        ? Promise.resolve(
            err(
              refuseInput(
                'Alert',
                'an alert that holds',
                'one that no longer does',
                'Look at the alerts as they are now.',
              ),
            ),
          )
        : changeWorkspace(session, step(`Acknowledge an alert of ${alert.about}`), (open) => {
            const at = options.now().toISOString();
            const sentence = `${alert.about}: ${alert.sentence}`;
            writeNote(open.connection, { id, sentence, note, at });
          });
    },

    'quality/reopen': ({ id }) =>
      changeWorkspace(session, step('Open an alert again'), ({ connection }) => {
        removeNote(connection, id);
      }),

    'quality/save-control': ({ runId, header, total, tolerance }) =>
      changeWorkspace(
        session,
        step(`${total === null ? 'Forget' : 'Set'} the control total of ${header}`),
        ({ connection }) => {
          if (total === null) {
            removeControl(connection, { runId, header });
          } else {
            writeControl(connection, { runId, header, total, tolerance });
          }
        },
      ),
  };
};

import { writeMetricDetails } from '#db/metrics/details-rows.ts';
import { writeFormulas } from '#db/metrics/formula-rows.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { orderFormulas } from '#shared/metrics/formula/order-formulas.ts';
import type { FormulaMetric } from '#shared/model/formula-metric.ts';
import { err } from '#shared/result.ts';
import type { Session } from '../services/session.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

/** The first formula that can never be worked out, whatever the data; null where all can. */
const faultOf = (formulas: readonly FormulaMetric[]): AppError | null => {
  const { faults } = orderFormulas(formulas);
  const wrong = formulas.find(({ id }) => faults.has(id));
  const fault = faults.get(wrong?.id ?? '');
  return wrong === undefined || fault === undefined
    ? null
    : {
        type: 'InputRefused',
        where: `Formula of ${wrong.name}, sign ${fault.at + 1}`,
        expected: 'a formula that can be worked out',
        found: wrong.formula.slice(0, 200),
        remedy: fault.message,
      };
};

/** Saving the metrics that follow from others and what metrics are, each as one named step of undo. */
export const createMetricHandlers = (
  session: Session,
  options: EngineOptions,
): Pick<EngineHandlers, 'metrics/save-formulas' | 'metrics/describe'> => ({
  'metrics/describe': ({ code, name, details }) =>
    changeWorkspace(
      session,
      { label: `Describe metric ${name}`, baseRevision: null, now: options.now() },
      ({ connection }) => writeMetricDetails(connection, code, details),
    ),

  'metrics/save-formulas': ({ formulas, label, baseRevision }) => {
    const fault = faultOf(formulas);
    return fault === null
      ? changeWorkspace(session, { label, baseRevision, now: options.now() }, ({ connection }) => {
          writeFormulas(connection, formulas);
        })
      : Promise.resolve(err(fault));
  },
});

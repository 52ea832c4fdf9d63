import { readSnapshot } from '#db/imports/read-snapshot.ts';
import type { RecordedReview } from '#db/ladder/standing-rows.ts';
import { readModel } from '#db/model/model-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { nextStanding } from '#shared/ladder/next-standing.ts';
import { dayOfIso, dayOfIsoTime, isoOfDay } from '#shared/metrics/calendar.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { checkSettled } from '#shared/scoring/lines/check-lines.ts';
import { settleModel } from '#shared/scoring/lines/settle-model.ts';

const where = 'Recording a review';

/** The review of a day by the saved model, ready to be written; refused where the model has errors. */
export const prepareReview = (
  file: WorkspaceFile,
  on: string,
  at: string,
): Result<RecordedReview, AppError> => {
  const model = readModel(file.connection);
  const snapshot = readSnapshot(file);
  const settled = settleModel(model, snapshot);
  const problem = checkSettled(settled, snapshot).find(({ severity }) => severity === 'error');
  if (problem !== undefined || snapshot.partnerKeys.length === 0) {
    return err(
      refuseInput(
        where,
        'partners and a model without errors',
        problem?.message ?? 'no partner',
        'Mend it in Model or Data, then record the review.',
      ),
    );
  }
  const last = snapshot.standing?.review.day;
  const day = dayOfIso(on);
  if (last !== undefined && day <= last) {
    return err(
      refuseInput(
        where,
        `a day after the last review, ${isoOfDay(last)}`,
        on,
        'Choose a later day, or undo the last review.',
      ),
    );
  }
  const { number, columns } = nextStanding(
    settled.model,
    snapshot,
    day,
    Math.floor(dayOfIsoTime(at)),
  );
  return ok({
    number,
    day,
    at,
    tierIds: model.tiers.map(({ id }) => id),
    partnerKeys: snapshot.partnerKeys,
    columns,
  });
};

import { refuseInput } from '../../intake/refuse-input.ts';
import { counted } from '../../intake/wording.ts';
import type { AppError } from '../../ipc/app-error.ts';
import type { BreakingQuestion } from '../../model/discovery.ts';
import type { EnsembleRun } from '../../model/ensemble.ts';
import { err, ok, type Result } from '../../result.ts';
import { noTier } from '../../scoring/tiers.ts';
import { discover, type Discovery } from './discover.ts';
import { drawEnsemble } from './prepare-ensemble.ts';

/** A number by future, and what counts as broken. */
type Broken = {
  readonly what: string;
  readonly results: Float64Array;
  readonly isBroken: Uint8Array;
};

type Run = Pick<EnsembleRun, 'facts' | 'figures' | 'settings'>;
type TiersOf = (row: number) => Result<Uint8Array, AppError>;

const beyond = (what: string, results: Float64Array, limit: number): Result<Broken, AppError> =>
  ok({ what, results, isBroken: Uint8Array.from(results, (each) => Number(each > limit)) });

const brokenBy = (
  { facts, figures }: Run,
  question: BreakingQuestion,
  nameOf: (key: string) => string,
  tiersOf: TiersOf,
): Result<Broken, AppError> => {
  switch (question.kind) {
    case 'fallen':
      return beyond(
        question.moreThan === 0
          ? 'A partner falls'
          : `More than ${counted(question.moreThan)} partner${question.moreThan === 1 ? '' : 's'} fall`,
        Float64Array.from(figures.fallen),
        question.moreThan,
      );
    case 'bill':
      return facts.billUnit === null
        ? err(
            refuseInput(
              'Bill',
              'tiers that cost something',
              'none',
              'Give tiers a fixed cost or a rate in Model, and run the ensemble again.',
            ),
          )
        : beyond(
            `The bill exceeds ${counted(Math.round(question.above))} ${facts.billUnit}`.trim(),
            figures.bill,
            question.above,
          );
    case 'leaves': {
      const row = facts.partnerKeys.indexOf(question.partnerKey);
      const today = figures.today[row] ?? noTier;
      if (row === -1 || today === noTier) {
        return err(
          refuseInput(
            `Partner "${question.partnerKey}"`,
            'a partner with a tier at the baselines of the drivers',
            row === -1 ? 'one who is not in this run' : 'one without enough data for a tier',
            row === -1
              ? 'Run the ensemble again, or choose another partner.'
              : 'See in Portfolio which metrics the partner lacks.',
          ),
        );
      }
      const tiers = tiersOf(row);
      if (!tiers.ok) {
        return tiers;
      }
      const isBroken = Uint8Array.from(tiers.value, (tier) => Number(tier > today));
      return ok({
        what: `${nameOf(question.partnerKey)} leaves ${facts.tierNames[today] ?? ''}`,
        results: Float64Array.from(isBroken),
        isBroken,
      });
    }
  }
};

/**
 * Under which conditions something breaks in a run. `tiersOf` answers the tier of the partner of a row in every
 * future; it is asked where a partner is what may break.
 */
export const discoverBroken = (
  run: Run,
  question: BreakingQuestion,
  nameOf: (key: string) => string,
  tiersOf: TiersOf,
): Result<Discovery, AppError> => {
  const broken = brokenBy(run, question, nameOf, tiersOf);
  if (!broken.ok) {
    return broken;
  }
  const { isBroken, results, what } = broken.value;
  return ok(discover(drawEnsemble(run.facts, run.settings), isBroken, results, what));
};

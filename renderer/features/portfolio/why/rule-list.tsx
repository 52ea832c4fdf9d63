import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Verdict } from '#shared/scoring/gates.ts';
import { foundWords, ruleName, subjectOf } from '#shared/scoring/rule-words.ts';
import classes from './why.module.css';

type RuleListProps = {
  readonly verdicts: readonly Verdict[];
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
};

const verdictWords = ({ kind, holds }: Verdict): string =>
  kind === 'gate' ? (holds ? 'open' : 'shut') : holds ? 'in force' : 'not in force';

/** Every gate and veto with what was found for the partner; nothing where the model has none. */
export const RuleList = ({ verdicts, model, snapshot }: RuleListProps) =>
  verdicts.length === 0 ? null : (
    <>
      <h3>Gates and vetoes</h3>
      <table className={classes['parts']} aria-label="Gates and vetoes">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col" data-align="end">
              Found
            </th>
            <th scope="col" data-align="end">
              Verdict
            </th>
          </tr>
        </thead>
        <tbody>
          {verdicts.map((verdict) => {
            const { kind, tier, condition, found, isWithheld } = verdict;
            const subject = subjectOf(condition, snapshot);
            const name = model.tiers[tier]?.name ?? '';
            return (
              <tr key={condition.id}>
                <td>
                  {kind === 'gate' ? name : `Not above ${name}`}: {ruleName(condition, subject)}
                </td>
                <td data-align="end">
                  {isWithheld === true ? maskText : foundWords(found, condition, subject)}
                </td>
                <td data-align="end">{verdictWords(verdict)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );

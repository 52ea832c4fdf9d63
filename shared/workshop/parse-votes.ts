import type { AppError } from '../ipc/app-error.ts';
import { refuseInput } from '../intake/refuse-input.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import type { WeightVote } from '../model/weight-vote.ts';
import { err, ok, type Result } from '../result.ts';
import { splitCsvRow } from '../text/split-csv-row.ts';
import { votedCriteria } from './count-votes.ts';

const where = 'Votes on weights';

/**
 * Votes from CSV of three columns, participant, criterion and weight, with or without that heading, by comma,
 * semicolon or tab. A criterion is named by its name or id, without case. A line that cannot be read refuses all,
 * with its number. `newId` makes an id for each participant.
 */
export const parseVotes = (
  text: string,
  model: ScoringModel,
  newId: () => string,
): Result<readonly WeightVote[], AppError> => {
  const criteria = votedCriteria(model);
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const delimiter = ['\t', ';', ','].find((each) => splitCsvRow(first, each).length >= 3) ?? ',';
  const votes = new Map<string, { name: string; weights: Record<string, number> }>();
  for (const [index, line] of lines.entries()) {
    const refuse = (expected: string, found: string, remedy: string) =>
      err(refuseInput(`${where}, line ${index + 1}`, expected, found, remedy));
    if (line.trim() === '') continue;
    const [participant = '', named = '', weightText = ''] = splitCsvRow(line, delimiter).map(
      (cell) => cell.trim(),
    );
    const isHeading = line === first && /^weight/iu.test(weightText);
    if (isHeading) continue;
    const wanted = named.toLowerCase();
    const criterion = criteria.find(
      ({ id, name }) => name.toLowerCase() === wanted || id.toLowerCase() === wanted,
    );
    const weight = Number(delimiter === ',' ? weightText : weightText.replace(',', '.'));
    if (participant === '') {
      return refuse('a participant, a criterion and a weight', line, 'Name who votes.');
    }
    if (criterion === undefined) {
      return refuse(
        `one of: ${criteria.map(({ name }) => name).join(', ')}`,
        named === '' ? 'nothing' : named,
        'Name criteria as the model does.',
      );
    }
    if (weightText === '' || !(weight >= 0 && weight <= 1_000_000)) {
      return refuse(
        'a weight from 0 to 1,000,000',
        weightText === '' ? 'nothing' : weightText,
        'Give a number, in any unit; leave the line out where somebody says nothing.',
      );
    }
    const key = participant.toLowerCase();
    const vote = votes.get(key) ?? { name: participant, weights: {} };
    if (vote.weights[criterion.id] !== undefined) {
      return refuse('each criterion once', `${criterion.name} again`, 'Leave one of them out.');
    }
    vote.weights[criterion.id] = weight;
    votes.set(key, vote);
  }
  if (votes.size === 0) {
    return err(
      refuseInput(where, 'lines of participant, criterion, weight', 'none', 'Give at least one.'),
    );
  }
  return ok(
    [...votes.values()].map(({ name, weights }) => ({ id: newId(), participant: name, weights })),
  );
};

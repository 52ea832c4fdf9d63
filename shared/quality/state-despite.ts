import { countOf, counted } from '../intake/wording.ts';
import { refuseInput } from '../intake/refuse-input.ts';
import type { AppError } from '../ipc/app-error.ts';
import type { QualityAlert } from '../model/quality.ts';

/** So many alerts are named; what follows is counted. */
const mostNamed = 20;

const sentencesOf = (alerts: readonly QualityAlert[], most: number): readonly string[] => [
  ...alerts.slice(0, most).map(({ about, sentence }) => `${about}: ${sentence}`),
  ...(alerts.length > most ? [`and ${counted(alerts.length - most)} more.`] : []),
];

/** Why a proposal is not written while these blocking alerts are open. */
export const refuseDespite = (blocking: readonly QualityAlert[]): AppError =>
  refuseInput(
    'Proposal',
    'data without an open alert that stops a proposal, or a reason to go on',
    `${countOf(blocking.length, 'such alert')}: ${sentencesOf(blocking, 3).join(' ')}`,
    'Mend the data, acknowledge the alerts in Data, Quality, or say why to go on.',
  );

/**
 * The rationale of a proposal that is signed although blocking alerts are open: what was written, then
 * the alerts and the reason to go on, so that approvers read both.
 */
export const rationaleDespite = (
  rationale: string,
  blocking: readonly QualityAlert[],
  reason: string,
): string =>
  [
    ...(rationale.trim() === '' ? [] : [rationale.trimEnd(), '']),
    'Open alerts on the data when this was signed:',
    ...sentencesOf(blocking, mostNamed).map((sentence) => `- ${sentence}`),
    `Reason to go on: ${reason.trim()}`,
  ].join('\n');

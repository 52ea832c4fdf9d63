import type { ApprovalRoute } from './approval-route.ts';
import type { JudgedStep, MadeDecision, RouteState } from './judge-route.ts';

const decisionWords = {
  approve: 'approved',
  abstain: 'abstained',
  refuse: 'refused',
  delegate: 'delegated',
} as const;

/** One decision as a sentence, without its end. */
export const decisionSentence = (made: MadeDecision): string => {
  const forOther =
    made.signerFunction === made.function ? '' : `, ${made.signerFunction}, for ${made.function}`;
  const conflict =
    made.conflictOfInterest === null ? '' : ` (conflict of interest: ${made.conflictOfInterest})`;
  const reason = made.reason.trim() === '' ? '' : `: ${made.reason.trim()}`;
  return `${made.signerName}${forOther} ${decisionWords[made.decision]} on ${made.at.slice(0, 16).replace('T', ' ')} UTC${conflict}${reason}`;
};

/** What stands between a step and its end, or that there is nothing. */
export const stepSentence = ({ step, state, approvals }: JudgedStep, today: string): string => {
  const left = step.approvers - approvals;
  const late = step.deadline !== null && today > step.deadline;
  switch (state) {
    case 'approved':
      return 'approved';
    case 'abstained':
      return 'abstained';
    case 'refused':
      return 'refused';
    case 'waiting':
      return 'waits for those before it';
    case 'open':
      return [
        left === 1 ? 'one approval is missing' : `${left} approvals are missing`,
        ...(step.deadline === null
          ? []
          : [late ? `overdue since ${step.deadline}` : `due by ${step.deadline}`]),
        ...(late && step.escalateTo !== null ? [`${step.escalateTo} may decide now`] : []),
      ].join(', ');
  }
};

/** Where a route stands, in one sentence. */
export const outcomeSentence = ({ outcome, steps }: RouteState): string => {
  const missing = steps
    .filter(({ state }) => state === 'open' || state === 'waiting')
    .map(({ step }) => step.function);
  switch (outcome) {
    case 'approved':
      return 'Approved by every function that it needs.';
    case 'refused':
      return `Refused by ${steps.find(({ state }) => state === 'refused')?.step.function ?? ''}.`;
    case 'failed':
      return 'Not approved: too many functions abstained.';
    case 'open':
      return `Not approved yet: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`;
  }
};

/** The route itself, a line a step, for pages and notes. */
export const routeLines = ({ steps, quorum }: ApprovalRoute): readonly string[] => [
  ...[...steps]
    .sort((one, other) => one.order - other.order)
    .map((step) =>
      [
        `${step.order}. ${step.function}`,
        ...(step.approvers === 1 ? [] : [`${step.approvers} persons`]),
        ...(step.deadline === null ? [] : [`by ${step.deadline}`]),
        ...(step.escalateTo === null ? [] : [`then ${step.escalateTo}`]),
        ...(step.mayDelegate ? ['may delegate'] : []),
      ].join(', '),
    ),
  quorum === steps.length
    ? 'Every function must approve.'
    : `${quorum} of ${steps.length} functions must approve; the others may abstain.`,
];

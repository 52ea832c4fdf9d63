import { sameFunction, type ApprovalRoute, type RouteStep } from './approval-route.ts';
import type { ApprovalStatement } from './approval-statement.ts';

/** A decision whose signature holds, with the certificate that made it. */
export type MadeDecision = Pick<
  ApprovalStatement,
  | 'step'
  | 'function'
  | 'decision'
  | 'reason'
  | 'conflictOfInterest'
  | 'delegateTo'
  | 'signerName'
  | 'signerFunction'
  | 'at'
> & { readonly fingerprint: string };

export type StepState = 'waiting' | 'open' | 'approved' | 'abstained' | 'refused';

export type JudgedStep = {
  readonly step: RouteStep;
  readonly state: StepState;
  /** Approvals so far. */
  readonly approvals: number;
};

export type RouteState = {
  readonly steps: readonly JudgedStep[];
  /**
   * `approved`: every step is settled and the quorum is reached. `failed`: too many abstained for the
   * quorum. `refused`: somebody refused.
   */
  readonly outcome: 'open' | 'approved' | 'refused' | 'failed';
};

const stateOf = (
  step: RouteStep,
  index: number,
  decisions: readonly MadeDecision[],
): Omit<JudgedStep, 'step'> => {
  const mine = decisions.filter((made) => made.step === index);
  const count = (kind: MadeDecision['decision']): number =>
    mine.filter(({ decision }) => decision === kind).length;
  const approvals = count('approve');
  const state =
    count('refuse') > 0
      ? 'refused'
      : approvals >= step.approvers
        ? 'approved'
        : approvals + count('abstain') >= step.approvers
          ? 'abstained'
          : 'open';
  return { state, approvals };
};

/** Where a route stands after decisions that `whyNot` has nothing against. */
export const judgeRoute = (
  { steps, quorum }: ApprovalRoute,
  decisions: readonly MadeDecision[],
): RouteState => {
  const judged = steps.map((step, index) => ({ step, ...stateOf(step, index, decisions) }));
  const isSettled = ({ state }: JudgedStep): boolean => state !== 'open';
  const told = judged.map((each) =>
    each.state === 'open' &&
    judged.some((other) => other.step.order < each.step.order && !isSettled(other))
      ? { ...each, state: 'waiting' as const }
      : each,
  );
  const approved = judged.filter(({ state }) => state === 'approved').length;
  const open = judged.filter(({ state }) => state === 'open').length;
  const outcome = judged.some(({ state }) => state === 'refused')
    ? 'refused'
    : approved + open < quorum
      ? 'failed'
      : open > 0
        ? 'open'
        : 'approved';
  return { steps: told, outcome };
};

const endOfDay = (day: string): string => `${day}T23:59:59Z`;

/** Why the certificate may not speak for the step; null where it may. */
const lackOfAuthority = (
  step: RouteStep,
  before: readonly MadeDecision[],
  next: MadeDecision,
): string | null => {
  const role = sameFunction(next.signerFunction);
  const isDelegate = before.some(
    ({ step: index, decision, delegateTo }) =>
      index === next.step && decision === 'delegate' && delegateTo === next.fingerprint,
  );
  if (role === sameFunction(step.function) || isDelegate) {
    return null;
  }
  const isEscalated = step.escalateTo !== null && role === sameFunction(step.escalateTo);
  if (isEscalated && step.deadline !== null && next.at > endOfDay(step.deadline)) {
    return null;
  }
  return isEscalated
    ? `${next.signerFunction} may decide for ${step.function} only after the deadline`
    : `the certificate is of ${next.signerFunction}, not of ${step.function}`;
};

/**
 * Why a decision does not count after those before it, in words; null where it does. Who decides must
 * have the function, or be delegated or escalated to; in turn; once; not against the clock; with a reason
 * for anything but an approval; and not approve with a conflict of interest.
 */
export const whyNot = (
  route: ApprovalRoute,
  before: readonly MadeDecision[],
  next: MadeDecision,
): string | null => {
  const { steps, outcome } = judgeRoute(route, before);
  const judged = steps[next.step];
  if (judged?.step.function !== next.function) {
    return 'the route has no such step';
  }
  if (outcome === 'refused') {
    return 'the proposal was refused before';
  }
  if (judged.state === 'waiting') {
    return `${next.function} decides after functions that have not decided yet`;
  }
  if (judged.state !== 'open') {
    return `${next.function} has decided before`;
  }
  const last = before.at(-1);
  if (last !== undefined && next.at < last.at) {
    return `it is dated before the decision of ${last.function} that it has seen`;
  }
  const own = before.find(({ fingerprint }) => fingerprint === next.fingerprint);
  if (own !== undefined) {
    return `${next.signerName} has decided before, for ${own.function}`;
  }
  const lack = lackOfAuthority(judged.step, before, next);
  if (lack !== null) {
    return lack;
  }
  const isFree = next.decision === 'abstain' || next.decision === 'delegate';
  if (next.conflictOfInterest !== null && !isFree) {
    return 'whoever declares a conflict of interest can only abstain or delegate';
  }
  if (next.decision !== 'approve' && next.reason.trim() === '') {
    return 'it states no reason';
  }
  if (next.decision === 'delegate') {
    return !judged.step.mayDelegate
      ? `${next.function} may not delegate`
      : next.delegateTo === null || next.delegateTo === next.fingerprint
        ? 'it names nobody else who may decide'
        : null;
  }
  return next.delegateTo === null ? null : 'it names a delegate without delegating';
};

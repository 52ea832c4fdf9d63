import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  approvalRoute,
  sameFunction,
  type ApprovalRoute,
} from '#shared/approval/approval-route.ts';
import type { DecisionKind } from '#shared/approval/approval-statement.ts';
import { routeLines } from '#shared/approval/route-words.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ProposalReview } from '#shared/ipc/approval-channels.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Command, CommandContext } from '../command-context.ts';
import type { ProposalOptions } from '../command-options.ts';
import { proposedCycleOf } from './cycles.ts';
import { findIncluded } from '../included.ts';
import { findPrevious } from '../find-previous.ts';
import { unnotedLines } from '../noted-lines.ts';
import { readPassphrase } from '../read-passphrase.ts';
import { refuseTaken } from '../refuse-taken.ts';

const refuse = (where: string, expected: string, found: string, remedy: string): AppError => ({
  type: 'InputRefused',
  where,
  expected,
  found,
  remedy,
});

/** Undefined where the file cannot be read or is no JSON. */
const readJson = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(resolve(file), 'utf8')) as unknown;
  } catch {
    return undefined;
  }
};

const readRoute = async (
  file: string | undefined,
  needs: readonly string[],
): Promise<Result<ApprovalRoute, AppError>> => {
  const plain = {
    quorum: needs.length,
    steps: needs.map((role) => ({
      function: role,
      approvers: 1,
      order: 1,
      deadline: null,
      escalateTo: null,
      mayDelegate: false,
    })),
  };
  // A route that cannot be read is refused; --need never stands in for it.
  const route = approvalRoute.safeParse(file === undefined ? plain : await readJson(file));
  return route.success
    ? ok(route.data)
    : err(
        refuse(
          file ?? '--need',
          'a route: functions with order, deadline and quorum',
          route.error.issues[0]?.message ?? 'another thing',
          'Name each function once with --need, or mend the file of --route.',
        ),
      );
};

type PrepareOptions = ProposalOptions & {
  readonly need?: readonly string[];
  readonly route?: string;
  readonly identity: string;
};

/** `tierwright prepare`: a proposal that waits for the approvals of its route. */
export const prepare =
  (workspacePath: string, options: PrepareOptions): Command =>
  async (context) => {
    const free = refuseTaken(resolve(options.out));
    if (!free.ok) {
      return free;
    }
    const route = await readRoute(options.route, options.need ?? []);
    if (!route.ok) {
      return route;
    }
    const opened = await context.call('workspace/open', { path: resolve(workspacePath) });
    if (!opened.ok) {
      return opened;
    }
    const included = findIncluded(opened.value.sensitive, options);
    if (!included.ok) {
      return included;
    }
    const previous = findPrevious(opened.value.proposals, options.previous);
    if (!previous.ok) {
      return previous;
    }
    const cycle = await proposedCycleOf(context, options.cycle);
    if (!cycle.ok) {
      return cycle;
    }
    const prepared = await context.call('route/prepare', {
      ...cycle.value,
      path: free.value,
      title: options.title,
      rationale: options.rationale,
      include: included.value.ids,
      ...previous.value,
      route: route.value,
      trust: options.identity,
      ...(options.despiteAlerts === undefined ? {} : { despite: options.despiteAlerts }),
    });
    return prepared.ok
      ? ok({
          document: prepared.value.record,
          lines: [
            `Wrote ${prepared.value.record.path}, which waits for its approvals.`,
            ...routeLines(route.value),
            `SHA-256 of proposal.json: ${prepared.value.record.sha256}`,
            ...unnotedLines(prepared.value.record),
          ],
        })
      : prepared;
  };

/** What a proposal changes and how far it has come, a line each. */
export const reviewLines = (review: ProposalReview): readonly string[] => [
  `${review.programme}: ${review.title}`,
  ...review.routed.changes,
  ...review.routed.steps.map(({ function: role, words }) => `  ${role}: ${words}`),
  ...review.routed.decisions.map(({ words }) => `  ${words}`),
  ...review.faults.map((fault) => `FAIL ${fault}`),
  review.routed.sentence,
];

type DecideOptions = {
  readonly identity?: string;
  readonly decision: DecisionKind;
  readonly for?: string;
  readonly reason: string;
  readonly conflict?: string;
  readonly delegateTo?: string;
  readonly out?: string;
  readonly passphraseFile?: string;
};

const findOffer = (
  review: ProposalReview,
  { identity, for: role }: DecideOptions,
): Result<ProposalReview['offers'][number], AppError> => {
  const fitting = review.offers.filter(
    (offer) =>
      (identity === undefined || offer.identity.startsWith(identity)) &&
      (role === undefined || sameFunction(offer.stepFunction) === sameFunction(role)),
  );
  const open = fitting.filter(({ against }) => against === null);
  const [only, ...others] = open;
  return only !== undefined && others.length === 0
    ? ok(only)
    : err(
        refuse(
          'Decision',
          'one identity of this machine that may decide for one function',
          open.length > 1
            ? `${open.length}: ${open.map(({ name, stepFunction }) => `${name} for ${stepFunction}`).join(', ')}`
            : `none: ${fitting[0]?.against ?? 'no approver of this programme'}`,
          'Name it with --identity and --for; tierwright identities list shows them.',
        ),
      );
};

const decideWith = async (
  context: CommandContext,
  file: string,
  options: DecideOptions,
): Promise<Result<ProposalReview, AppError>> => {
  const path = resolve(file);
  const review = await context.call('route/review', { path });
  if (!review.ok) {
    return review;
  }
  const offer = findOffer(review.value, options);
  if (!offer.ok) {
    return offer;
  }
  const passphrase = await readPassphrase(context, options.passphraseFile);
  if (!passphrase.ok) {
    return passphrase;
  }
  return context.call('route/decide', {
    path,
    target: options.out === undefined ? path : resolve(options.out),
    identity: offer.value.identity,
    passphrase: passphrase.value,
    step: offer.value.step,
    decision: options.decision,
    reason: options.reason,
    conflictOfInterest: options.conflict ?? null,
    delegateTo: options.delegateTo ?? null,
  });
};

/** `tierwright decide`: approves a proposal, or abstains, refuses or delegates with a reason. */
export const decide =
  (file: string, options: DecideOptions): Command =>
  async (context) => {
    const decided = await decideWith(context, file, options);
    return decided.ok
      ? ok({ document: decided.value, lines: reviewLines(decided.value) })
      : decided;
  };

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approvalRoute,
  type ApprovalRoute,
  type RouteStep,
} from '#shared/approval/approval-route.ts';
import { judgeRoute, whyNot, type MadeDecision } from '#shared/approval/judge-route.ts';
import {
  decisionSentence,
  outcomeSentence,
  routeLines,
  stepSentence,
} from '#shared/approval/route-words.ts';

const step = (role: string, part: Partial<RouteStep> = {}): RouteStep => ({
  function: role,
  approvers: 1,
  order: 1,
  deadline: null,
  escalateTo: null,
  mayDelegate: false,
  ...part,
});

const route: ApprovalRoute = {
  steps: [
    step('procurement'),
    step('sales'),
    step('product', { mayDelegate: true }),
    step('finance', { order: 2, deadline: '2026-03-10', escalateTo: 'chief executive' }),
  ],
  quorum: 3,
};

const made = (index: number, part: Partial<MadeDecision> = {}): MadeDecision => {
  const role = route.steps[index]?.function ?? '';
  return {
    step: index,
    function: role,
    decision: 'approve',
    reason: '',
    conflictOfInterest: null,
    delegateTo: null,
    signerName: `Head of ${role}`,
    signerFunction: role,
    at: '2026-03-02T10:00:00Z',
    fingerprint: `of ${role}`,
    ...part,
  };
};
const firstThree = [made(0), made(1), made(2)];

/** Takes decisions in turn, as a verifier does; the first that does not count ends it. */
const take = (decisions: readonly MadeDecision[]): string => {
  const counted: MadeDecision[] = [];
  for (const each of decisions) {
    const reason = whyNot(route, counted, each);
    if (reason !== null) return reason;
    counted.push(each);
  }
  return judgeRoute(route, counted).outcome;
};

describe('an approval route', () => {
  it('is approved when every function has decided in its turn', () => {
    expect(judgeRoute(route, []).steps.map(({ state }) => state)).toEqual([
      'open',
      'open',
      'open',
      'waiting',
    ]);
    expect(take(firstThree)).toBe('open');
    expect(take([...firstThree, made(3)])).toBe('approved');
    expect(take([made(2), made(0), made(1), made(3)])).toBe('approved');
  });

  it('takes as many abstentions as the quorum leaves, and fails with one more', () => {
    const abstain = (index: number) => made(index, { decision: 'abstain', reason: 'Not my field' });
    expect(take([abstain(0), made(1), made(2), made(3)])).toBe('approved');
    expect(take([abstain(0), abstain(1)])).toBe('failed');
  });

  it('ends with a refusal, after which nothing counts', () => {
    const refusal = made(1, { decision: 'refuse', reason: 'The data of June are missing' });
    expect(take([made(0), refusal])).toBe('refused');
    expect(take([refusal, made(0)])).toBe('the proposal was refused before');
  });

  it.each<[string, readonly MadeDecision[], string]>([
    [
      'out of turn',
      [made(0), made(3)],
      'finance decides after functions that have not decided yet',
    ],
    ['twice', [made(0), made(0, { fingerprint: 'other' })], 'procurement has decided before'],
    [
      'by one person for two functions',
      [made(0), made(1, { fingerprint: 'of procurement' })],
      'Head of sales has decided before, for procurement',
    ],
    [
      'by another function',
      [made(0, { signerFunction: 'sales' })],
      'the certificate is of sales, not of procurement',
    ],
    [
      'before what it has seen',
      [made(0), made(1, { at: '2026-03-02T09:59:59Z' })],
      'it is dated before the decision of procurement that it has seen',
    ],
    [
      'with a conflict of interest',
      [made(0, { conflictOfInterest: 'My sister works there' })],
      'whoever declares a conflict of interest can only abstain or delegate',
    ],
    [
      'without a reason to refuse',
      [made(0, { decision: 'refuse', reason: ' ' })],
      'it states no reason',
    ],
    [
      'by a delegate that nobody may name',
      [made(0, { decision: 'delegate', reason: 'Leave', delegateTo: 'x' })],
      'procurement may not delegate',
    ],
    [
      'by naming oneself',
      [made(2, { decision: 'delegate', reason: 'Leave', delegateTo: 'of product' })],
      'it names nobody else who may decide',
    ],
    ['about a step that is not there', [made(7)], 'the route has no such step'],
    [
      'about a step of another name',
      [made(0, { function: 'sales' })],
      'the route has no such step',
    ],
    [
      'escalated too early',
      [...firstThree, made(3, { signerFunction: 'chief executive' })],
      'chief executive may decide for finance only after the deadline',
    ],
  ])('does not count a decision %s', (_, decisions, reason) => {
    expect(take(decisions)).toBe(reason);
  });

  it('lets a delegate decide, and the next in line after the deadline', () => {
    const delegated = made(2, { decision: 'delegate', reason: 'On leave', delegateTo: 'deputy' });
    const deputy = made(2, { fingerprint: 'deputy', signerFunction: 'support' });
    expect(take([delegated, { ...deputy, fingerprint: 'stranger' }])).toContain('not of product');
    expect(take([made(0), made(1), delegated, deputy, made(3)])).toBe('approved');
    const chief = made(3, { signerFunction: 'Chief  Executive', at: '2026-03-11T00:00:00Z' });
    expect(take([...firstThree, chief])).toBe('approved');
  });

  it('asks for as many persons of a function as it says', () => {
    const two: ApprovalRoute = { steps: [step('finance', { approvers: 2 })], quorum: 1 };
    const one = made(0, { function: 'finance', signerFunction: 'finance', fingerprint: 'a' });
    expect(judgeRoute(two, [one]).outcome).toBe('open');
    expect(whyNot(two, [one], one)).toContain('has decided before');
    const other = { ...one, fingerprint: 'b' };
    expect(whyNot(two, [one], other)).toBeNull();
    expect(judgeRoute(two, [one, other]).outcome).toBe('approved');
  });

  it('is never approved by fewer functions than its quorum, whatever is decided', () => {
    const kinds = fc.constantFrom('approve', 'abstain', 'refuse', 'delegate' as const);
    const any = fc.record({ index: fc.nat(3), decision: kinds, reason: fc.constantFrom('', 'r') });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (wishes) => {
        const counted: MadeDecision[] = [];
        for (const { index, decision, reason } of wishes) {
          const next = made(index, { decision, reason });
          if (whyNot(route, counted, next) === null) counted.push(next);
        }
        const approvals = new Set(
          counted.filter(({ decision }) => decision === 'approve').map((each) => each.step),
        );
        const { outcome } = judgeRoute(route, counted);
        expect(outcome === 'approved' && approvals.size < route.quorum).toBe(false);
      }),
    );
  });

  it('cannot ask for more functions than it has, nor for one twice', () => {
    expect(approvalRoute.safeParse({ ...route, quorum: 5 }).success).toBe(false);
    const twice = { steps: [step('Finance'), step(' finance')], quorum: 1 };
    expect(approvalRoute.safeParse(twice).success).toBe(false);
  });

  it('is told in words', () => {
    expect(routeLines(route)).toEqual([
      '1. procurement',
      '1. sales',
      '1. product, may delegate',
      '2. finance, by 2026-03-10, then chief executive',
      '3 of 4 functions must approve; the others may abstain.',
    ]);
    expect(outcomeSentence(judgeRoute(route, [made(0), made(1)]))).toBe(
      'Not approved yet: product, finance are missing.',
    );
    const { steps } = judgeRoute(route, firstThree);
    const last = steps[3];
    expect(last && stepSentence(last, '2026-03-11')).toBe(
      'one approval is missing, overdue since 2026-03-10, chief executive may decide now',
    );
    expect(
      decisionSentence(
        made(0, { decision: 'abstain', reason: 'Too close', conflictOfInterest: 'a share' }),
      ),
    ).toBe(
      'Head of procurement abstained on 2026-03-02 10:00 UTC (conflict of interest: a share): Too close',
    );
  });
});

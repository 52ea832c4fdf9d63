import { decisionSentence, outcomeSentence, stepSentence } from '#shared/approval/route-words.ts';
import type { VerificationReport } from '#shared/model/proposal.ts';
import type { RoutedReport } from '#shared/model/routed-report.ts';
import { changeGroups, changeSentences } from '#shared/proposal/change-words.ts';
import { sha256Hex } from '../proposal/bundle-entries.ts';
import { routedEntry } from './routed-entries.ts';
import type { ReadRouted } from './read-routed.ts';

/** What a routed proposal says and how far it has come, in words; `today` is an ISO day. */
export const routedReport = (read: ReadRouted, today: string): RoutedReport => {
  const { document, state, approvals, listMadeAt } = read;
  return {
    outcome: state.outcome,
    sentence: outcomeSentence(state),
    steps: state.steps.map((judged) => ({
      function: judged.step.function,
      state: judged.state,
      words: stepSentence(judged, today),
    })),
    decisions: approvals.map(({ made }) => ({ ...made, words: decisionSentence(made) })),
    root: document.root,
    preparedBy: document.preparedBy,
    changes: changeSentences(document),
    groups: changeGroups(document),
    rationale: document.rationale,
    previous: document.previous,
    audit: document.audit ?? null,
    listMadeAt: listMadeAt?.toISOString() ?? null,
  };
};

/** The report of a routed proposal: valid where it is unchanged and approved by whom it must be. */
export const verifyRouted = (
  fileName: string,
  read: ReadRouted,
  today: string,
): VerificationReport => {
  const { document, entries } = read;
  const routed = routedReport(read, today);
  const checks = [
    ...read.checks,
    {
      name: 'Every function that must approve has approved',
      passed: routed.outcome === 'approved',
      detail: routed.sentence,
    },
  ];
  return {
    fileName,
    valid: checks.every(({ passed }) => passed),
    checks,
    summary: {
      title: document.title,
      programme: document.programme,
      createdAt: document.createdAt,
      signerName: document.preparedBy,
      signerFunction: '',
      certificateFingerprint: document.root.fingerprint,
      proposalSha256: sha256Hex(entries.get(routedEntry.proposal) ?? Buffer.alloc(0)),
      partners: document.partners.length,
    },
    routed,
  };
};

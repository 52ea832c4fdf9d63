import { setImmediate as nextTurn } from 'node:timers/promises';
import { recordStep } from '#db/history/record-step.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { decideOnPartners } from '#db/partners/decide.ts';
import { readDecisions } from '#db/partners/read-decisions.ts';
import { nameOfKey, readPartnerSources } from '#db/partners/read-partner-sources.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { cancelled } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { PartnerDecision, PartnerList, SamePairs } from '#shared/model/partners.ts';
import { decisionLabel } from '#shared/partners/decision-label.ts';
import { findSamePartners, nameEvidence } from '#shared/partners/find-same.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { parentsOf } from '#shared/partners/parents.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readSensitive } from './sensitivity.ts';
import { shownName } from './shown-names.ts';

/** Pairs that a person is shown at once. */
const mostPairs = 500;

/** Every partner with where it comes from, its aliases and its parent. */
export const readPartnerList = (file: WorkspaceFile): PartnerList => {
  const { partnerKeys, attributes } = readSnapshot(file);
  const decisions = readDecisions(file.connection);
  const sources = readPartnerSources(file);
  const { parents, byHand } = parentsOf(partnerKeys, attributes, decisions);
  return {
    partners: partnerKeys.length,
    ...sources,
    aliases: sources.aliases.map((alias) => ({
      ...alias,
      name: shownName(file, alias.key, alias.name),
    })),
    apart: decisions.apart,
    parents,
    parentsByHand: byHand,
    uses: [...decisions.uses].map(([code, use]) => ({ code, use })),
  };
};

/** Names are compared, and not told where they are sensitive. */
const maskPairs = (file: WorkspaceFile, found: SamePairs): SamePairs =>
  hiddenThings(readSensitive(file), []).names
    ? {
        ...found,
        pairs: found.pairs.map((pair) => ({
          ...pair,
          evidence: pair.evidence.map((each) =>
            each.about === nameEvidence ? { ...each, one: maskText, other: maskText } : each,
          ),
        })),
      }
    : found;

/** Pairs of partners that may be one; runs in short pieces, so that it can be cancelled. */
export const findSame = async (
  file: WorkspaceFile,
  { signal, progress }: RequestContext,
): Promise<Result<SamePairs, AppError>> => {
  const { uses, apart } = readDecisions(file.connection);
  const search = findSamePartners(readSnapshot(file), uses, apart, mostPairs);
  for (;;) {
    const step = search.next();
    if (step.done === true) {
      return ok(maskPairs(file, step.value));
    }
    progress({ label: 'Comparing partners', done: Math.round(step.value * 100), total: 100 });
    await nextTurn();
    if (signal.aborted) {
      return err(cancelled('Comparing partners'));
    }
  }
};

/** Writes a decision as one named step of undo. */
export const decide = (
  file: WorkspaceFile,
  decision: PartnerDecision,
  at: string,
): Promise<Result<null, AppError>> => {
  const nameOf = (key: string): string => shownName(file, key, nameOfKey(file, key));
  return recordStep(file, decisionLabel(decision, nameOf), at, () =>
    Promise.resolve(decideOnPartners(file.connection, decision)),
  );
};

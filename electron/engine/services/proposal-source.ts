import { refuseInput } from '#shared/intake/refuse-input.ts';
import { shownSnapshot } from './shown-names.ts';
import { readAnchor } from '#db/audit/read-trail.ts';
import { readProposals } from '#db/proposals/proposal-rows.ts';
import { refuseChange } from '#db/refuse-change.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { blockingAlerts } from '#shared/model/quality.ts';
import { rationaleDespite, refuseDespite } from '#shared/quality/state-despite.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import type { ProposalContent } from '../proposal/compose-proposal.ts';
import { frozenData, proposedCycle } from './cycle/proposed-cycle.ts';
import { outlookSource } from './ensemble/outlook-source.ts';
import { readQualityReport } from './read-quality-report.ts';
import { readWorkspace } from './read-workspace.ts';
import { planExport, type NoteExport } from './sensitivity.ts';

type Wish = {
  readonly title: string;
  readonly rationale: string;
  readonly path: string;
  readonly include?: readonly string[] | undefined;
  readonly despite?: string | undefined;
  readonly previous?: number | null | undefined;
  /** The id of a closed review cycle, whose decided tiers are proposed; without it the tiers as they stand. */
  readonly cycle?: string | undefined;
};

/** The proposal that is named, or the last one; null where there is none or none is wanted. */
const earlierProposal = (
  file: WorkspaceFile,
  wanted: Wish['previous'],
): Result<{ readonly title: string; readonly sha256: string } | null, AppError> => {
  const known = readProposals(file.connection);
  const found = wanted === undefined ? known[0] : known.find(({ id }) => id === wanted);
  return found === undefined && typeof wanted === 'number'
    ? err({
        type: 'InputRefused',
        where: 'Proposal',
        expected: 'an earlier proposal of this workspace',
        found: `none with the number ${wanted}`,
        remedy: 'Choose one of the list, or none.',
      })
    : ok(found === undefined ? null : { title: found.title, sha256: found.sha256 });
};

/** A closed cycle is proposed as its table says, whose hash stands for the names too. */
const refuseNamesOfCycle = (title: string): AppError =>
  refuseInput(
    title,
    'names of partners that are told, because the table of a closed cycle has them',
    'names that are sensitive',
    'Include the names of partners this time, or propose the tiers as they stand.',
  );

/**
 * What the next proposal of a workspace is made of: refused in the past, with sensitive things that may
 * not be written, and with open blocking alerts unless there is a reason to go on, which it then states.
 */
export const proposalContent = (
  file: WorkspaceFile,
  { title, rationale, path, include = [], despite, previous: wanted, cycle }: Wish,
  now: Date,
): Result<{ readonly content: ProposalContent; readonly note: NoteExport }, AppError> => {
  if (file.knownOn !== null) {
    return err(refuseChange(file, title));
  }
  const { name, model, runs, sensitive } = readWorkspace(file);
  const taken =
    cycle === undefined
      ? ok({ model, runs, snapshot: shownSnapshot(file, include) })
      : hiddenThings(sensitive, include).names
        ? err(refuseNamesOfCycle(title))
        : proposedCycle(file, cycle);
  if (!taken.ok) {
    return taken;
  }
  const planned = planExport(file, sensitive, include, {
    what: `proposal ${title}`,
    target: path,
  });
  if (!planned.ok) {
    return planned;
  }
  const previous = earlierProposal(file, wanted);
  if (!previous.ok) {
    return previous;
  }
  // Those of now say nothing about data that a cycle put aside.
  const frozen = 'decided' in taken.value ? frozenData(taken.value) : null;
  const blocking = blockingAlerts(readQualityReport(file, now, frozen).alerts);
  if (blocking.length > 0 && despite === undefined) {
    return err(refuseDespite(blocking));
  }
  return ok({
    content: {
      title,
      rationale:
        blocking.length === 0 || despite === undefined
          ? rationale
          : rationaleDespite(rationale, blocking, despite),
      programme: name,
      ...taken.value,
      audit: readAnchor(file.connection),
      previous: previous.value,
      // A run is about the model and data of now; those of a cycle were frozen before.
      outlook: { ...outlookSource(file), ...(cycle === undefined ? {} : { ensemble: null }) },
      hidden: hiddenThings(sensitive, include),
    },
    note: planned.value,
  });
};

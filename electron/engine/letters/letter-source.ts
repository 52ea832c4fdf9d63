import { readLetterTemplates, readLetterEntries } from '#db/letters/letter-rows.ts';
import { readProposalDocument, readProposals } from '#db/proposals/proposal-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { LetterList } from '#shared/ipc/letter-channels.ts';
import {
  faultWords,
  fillTemplate,
  readTemplate,
  type Letter,
} from '#shared/letters/fill-template.ts';
import { letterValues } from '#shared/letters/letter-values.ts';
import { lastEntries } from '#shared/letters/told.ts';
import { letterKinds, type LetterKind, type LetterTemplates } from '#shared/model/letter.ts';
import type { ProposalRecord } from '#shared/model/proposal.ts';
import { parseCanonicalJson } from '#shared/proposal/canonical-json.ts';
import { positionOf, type StatedPosition } from '#shared/proposal/position.ts';
import { tiersOfDocument } from '#shared/proposal/stated-ladders.ts';
import { tierTitles } from '#shared/scoring/ladders/tier-groups.ts';
import { proposalDocument, type ProposalBody } from '#shared/proposal/proposal-document.ts';
import { routedProposal } from '#shared/proposal/routed-proposal.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** A proposal of the workspace with what it states. */
export type LetterSource = { readonly record: ProposalRecord; readonly document: ProposalBody };

/** The proposal with an id, or the newest for null; null where there is none yet. */
export const openLetterSource = (
  { connection }: WorkspaceFile,
  id: number | null,
): Result<LetterSource | null, AppError> => {
  const records = readProposals(connection);
  const record = id === null ? records[0] : records.find((each) => each.id === id);
  if (record === undefined) {
    return id === null
      ? ok(null)
      : err(
          refuseInput(
            'Letters',
            'a proposal of this workspace',
            String(id),
            'Choose one of the list.',
          ),
        );
  }
  const parsed = parseCanonicalJson(readProposalDocument(connection, record.id));
  const value = parsed.ok ? parsed.value : null;
  const routed = routedProposal.safeParse(value);
  const signed = routed.success ? null : proposalDocument.safeParse(value);
  const document = routed.success ? routed.data : signed?.data;
  return document === undefined
    ? err(
        refuseInput(
          record.title,
          'a proposal of this version of Tierwright',
          'one of another version',
          'Write letters with the version that wrote it.',
        ),
      )
    : ok({ record, document });
};

const positionIn = (
  { tiers, vetoes, ladder, ladders }: ProposalBody,
  partner: ProposalBody['partners'][number],
): StatedPosition => ({ tiers, vetoes, ladder, ladders, partner });

/** Every partner of a proposal with its kind of letter and how far it was told. */
export const listLetters = (
  { connection }: WorkspaceFile,
  { record, document }: LetterSource,
): LetterList => {
  const entries = readLetterEntries(connection, record.sha256);
  const last = lastEntries(entries);
  const titles = tierTitles(tiersOfDocument(document));
  const titleOf = (tier: number | null): string => titles[tier ?? -1] ?? 'no tier';
  return {
    proposal: record,
    entries,
    partners: document.partners.map((partner) => {
      const { kind } = positionOf(positionIn(document, partner));
      const entry = last.get(partner.key) ?? null;
      return {
        ...{ key: partner.key, name: partner.name, kind },
        // A list of everybody tells ladders apart; a letter is about one.
        ...{ current: titleOf(partner.currentTier), proposed: titleOf(partner.proposedTier) },
        state: entry?.state ?? 'open',
        last: entry,
      };
    }),
  };
};

/** Why templates cannot be used; null where they can. */
export const templatesFault = (templates: LetterTemplates): AppError | null => {
  for (const kind of letterKinds) {
    const read = readTemplate(templates[kind]);
    if (!read.ok) {
      return refuseInput(
        `Template ${kind}`,
        'fields of the list, each in double braces',
        faultWords(read.error),
        'Mend the template at this place.',
      );
    }
  }
  return null;
};

/** Makes the letter to a partner by key; null where the proposal has no such partner. */
export type LetterMaker = (key: string) => Letter | null;

/** Reads the templates once and makes letters by them; `date` and `effectiveDate` are ISO days. */
export const createLetterMaker = (
  { connection }: WorkspaceFile,
  { record, document }: LetterSource,
  { date, effectiveDate }: { readonly date: string; readonly effectiveDate: string },
): Result<LetterMaker, AppError> => {
  const templates = readLetterTemplates(connection);
  const fault = templatesFault(templates);
  if (fault !== null) {
    return err(fault);
  }
  const byKey = new Map(document.partners.map((partner) => [partner.key, partner]));
  const frame = {
    ...{ programme: document.programme, proposal: record.title },
    ...{ date, effectiveDate, contact: templates.contact },
  };
  return ok((key) => {
    const partner = byKey.get(key);
    if (partner === undefined) {
      return null;
    }
    const stated = positionIn(document, partner);
    const kind: LetterKind = positionOf(stated).kind;
    const read = readTemplate(templates[kind]);
    return read.ok ? fillTemplate(read.value, letterValues(frame, stated)) : null;
  });
};

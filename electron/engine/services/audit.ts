import { basename, extname } from 'node:path';
import { z } from 'zod';
import { anchorOfWorkspace } from '#db/audit/anchor-of-workspace.ts';
import { verifyTrail } from '#db/audit/read-trail.ts';
import { readProposalAnchors } from '#db/proposals/proposal-rows.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import type { AuditAnchor } from '#shared/audit/audit-event.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { TrailReport } from '#shared/ipc/audit-channels.ts';
import { parseCanonicalJson } from '#shared/proposal/canonical-json.ts';
import { proposalDocument } from '#shared/proposal/proposal-document.ts';
import { routedProposal } from '#shared/proposal/routed-proposal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readBundle } from '../proposal/read-bundle.ts';

type Noted = AuditAnchor & { readonly where: string };

const anchorOfText = (text: string, where: string): readonly Noted[] => {
  const parsed = parseCanonicalJson(text);
  const read = parsed.ok
    ? z.union([proposalDocument, routedProposal]).safeParse(parsed.value)
    : null;
  const audit = read?.success === true ? read.data.audit : undefined;
  return audit === undefined ? [] : [{ ...audit, where }];
};

const noAnchor = (path: string, found: string): AppError => ({
  type: 'InputRefused',
  where: basename(path),
  expected: 'a backup, or a proposal that states how far the audit trail had come',
  found,
  remedy: 'Name another file, or check the trail without one.',
});

const anchorOfFile = async (path: string): Promise<Result<readonly Noted[], AppError>> => {
  const where = basename(path);
  if (extname(path).toLowerCase() !== '.tierproposal') {
    const anchor = await anchorOfWorkspace(path);
    return anchor.ok ? ok([{ ...anchor.value, where }]) : anchor;
  }
  const bundle = await readBundle(path);
  if (!bundle.ok) {
    return err(noAnchor(path, bundle.error));
  }
  const text = bundle.value.get('proposal.json')?.toString('utf8') ?? '';
  const anchors = anchorOfText(text, where);
  return anchors.length === 0
    ? err(noAnchor(path, 'a proposal that states no such thing'))
    : ok(anchors);
};

/**
 * Follows the chain of a workspace, and holds it against the heads in its own proposals and in one more
 * file: a trail that was rewritten since then does not carry them on.
 */
export const checkWorkspaceTrail = async (
  { connection }: WorkspaceFile,
  against: string | null,
): Promise<Result<TrailReport, AppError>> => {
  const given = against === null ? ok([]) : await anchorOfFile(against);
  if (!given.ok) {
    return given;
  }
  const own = readProposalAnchors(connection).map(({ title, ...anchor }) => ({
    ...anchor,
    where: `proposal "${title}"`,
  }));
  const noted = [...own, ...given.value];
  const { extends: met, ...verdict } = verifyTrail(connection, noted);
  return ok({
    ...verdict,
    noted: noted.map((each, index) => ({ ...each, isExtended: met[index] === true })),
  });
};

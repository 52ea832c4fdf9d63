import { AFRelationship } from '@cantoo/pdf-lib';
import { drawChanges } from './pages/changes.ts';
import { drawCost } from './pages/cost.ts';
import { drawCover } from './pages/cover.ts';
import { drawInputs, drawPartners, drawVerify } from './pages/evidence.ts';
import { drawFutures } from './pages/futures.ts';
import { drawMethod } from './pages/method.ts';
import { createSections, type Pages, type PrintedProposal } from './pages/printed.ts';
import { drawRisks } from './pages/risks.ts';
import { createSheet } from './pdf-sheet.ts';

/**
 * The proposal for people: what changes, the method, the risks, the cost, how to verify and every partner,
 * with `json` attached; tagged, so that it can be read aloud (ISO 14289-1). The JSON is the truth and the
 * pages are its rendering. The same input gives the same bytes.
 */
export const renderProposalPdf = async (
  document: PrintedProposal,
  json: { readonly bytes: Uint8Array; readonly sha256: string },
  fontsFolder: URL,
  /** What stands before the part about verifying, such as the fields for approvals. */
  drawApprovals: (pages: Pages) => void = () => undefined,
): Promise<Uint8Array> => {
  const at = new Date(document.createdAt);
  const sheet = await createSheet(fontsFolder, document.title, at);
  await sheet.pdf.attach(json.bytes, 'proposal.json', {
    mimeType: 'application/json',
    description: 'What is signed; these pages are its rendering.',
    creationDate: at,
    modificationDate: at,
    afRelationship: AFRelationship.Source,
  });
  const pages: Pages = { sheet, document, sha256: json.sha256, section: createSections(sheet) };
  drawCover(pages);
  sheet.newPage();
  drawChanges(pages);
  drawMethod(pages);
  drawFutures(pages);
  drawRisks(pages);
  drawCost(pages);
  drawInputs(pages);
  drawApprovals(pages);
  drawVerify(pages);
  drawPartners(pages);
  return sheet.finish((page, count) => [
    `${document.programme} · ${document.title} · ${json.sha256.slice(0, 16)}…`,
    `${page} of ${count}`,
  ]);
};

import type { KeyObject } from 'node:crypto';
import { commitmentsText } from '#shared/disclosure/commit-document.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import type { ProposalDocument } from '#shared/proposal/proposal-document.ts';
import { tiersCsv } from '#shared/proposal/tiers-csv.ts';
import { signDetached } from '../signing/cms.ts';
import { toPem } from '../signing/pem.ts';
import {
  approvalEntry,
  bundleEntry,
  commitmentsEntry,
  sha256Hex,
  sumsText,
} from './bundle-entries.ts';
import { renderProposalPdf } from './proposal-pdf.ts';
import { workbookEntry, workbookOf } from './tiers-workbook.ts';
import { writeZip } from './write-zip.ts';
import { verifyNotes } from './verify-notes.ts';

/**
 * Signs a document and packs everything into the bytes of a `.tierproposal`: two detached signatures,
 * one over the JSON for whoever approves it, one over the checksums so that no entry is unsigned.
 */
export const packProposal = async (
  document: ProposalDocument,
  signer: { readonly certificate: Buffer; readonly key: KeyObject },
  fontsFolder: URL,
): Promise<{ readonly bytes: Uint8Array; readonly json: string; readonly sha256: string }> => {
  const json = canonicalJson(document);
  const jsonBytes = Buffer.from(json, 'utf8');
  const sha256 = sha256Hex(jsonBytes);
  const at = new Date(document.createdAt);
  const approval = approvalEntry(document.signer.function);
  const commitments = commitmentsText(document);
  const workbook = workbookOf(document, sha256);
  const entries = new Map<string, Uint8Array>([
    [bundleEntry.proposal, jsonBytes],
    [bundleEntry.table, Buffer.from(tiersCsv(document), 'utf8')],
    ...(workbook === null ? [] : [[workbookEntry, workbook] as const]),
    ...(commitments === null
      ? []
      : [[commitmentsEntry, Buffer.from(commitments, 'utf8')] as const]),
    [bundleEntry.pdf, await renderProposalPdf(document, { bytes: jsonBytes, sha256 }, fontsFolder)],
    [approval, signDetached(jsonBytes, signer.certificate, signer.key, at)],
    [bundleEntry.signer, Buffer.from(toPem('CERTIFICATE', signer.certificate))],
    [bundleEntry.notes, Buffer.from(verifyNotes(document, approval), 'utf8')],
  ]);
  const sums = Buffer.from(sumsText(entries), 'utf8');
  entries.set(bundleEntry.sums, sums);
  entries.set(bundleEntry.sumsSignature, signDetached(sums, signer.certificate, signer.key, at));
  return {
    bytes: writeZip(entries),
    json,
    sha256,
  };
};

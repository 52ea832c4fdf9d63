import { commitmentsText } from '#shared/disclosure/commit-document.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';
import { tiersCsv } from '#shared/proposal/tiers-csv.ts';
import { approvalEntry, sha256Hex, sumsText } from '../proposal/bundle-entries.ts';
import { workbookEntry, workbookOf } from '../proposal/tiers-workbook.ts';
import { writeZip } from '../proposal/write-zip.ts';
import { routedNotes } from './routed-notes.ts';
import { verifyPs1 } from './verify-ps1.ts';
import { verifySh } from './verify-sh.ts';

/** Names of what a routed `.tierproposal` holds beside its approvals, in the order of the zip. */
export const routedEntry = {
  proposal: 'proposal.json',
  table: 'tiers.csv',
  workbook: workbookEntry,
  commitments: 'commitments.json',
  pdf: 'proposal.pdf',
  root: 'trust/root.pem',
  list: 'trust/crl.pem',
  notes: 'VERIFY.md',
  sh: 'verify.sh',
  ps1: 'verify.ps1',
  sums: 'SHA256SUMS',
} as const;

/** Entries that follow from the document alone and that every approval names with their hashes. */
export const fixedEntries = (document: RoutedProposal): ReadonlyMap<string, Buffer> => {
  const json = Buffer.from(canonicalJson(document), 'utf8');
  const sha256 = sha256Hex(json);
  const commitments = commitmentsText(document);
  const workbook = workbookOf(document, sha256);
  const texts = new Map([
    [routedEntry.table, tiersCsv(document)],
    ...(commitments === null ? [] : [[routedEntry.commitments, commitments] as const]),
    [routedEntry.notes, routedNotes(document)],
    [routedEntry.sh, verifySh(document, sha256)],
    [routedEntry.ps1, verifyPs1(document, sha256)],
  ]);
  return new Map<string, Buffer>([
    [routedEntry.proposal, json],
    ...(workbook === null ? [] : [[routedEntry.workbook, workbook] as const]),
    ...[...texts].map(([name, text]) => [name, Buffer.from(text, 'utf8')] as const),
  ]);
};

/** The names of statement and signature of the next decision of a function. */
export const nextApproval = (
  role: string,
  taken: ReadonlyMap<string, unknown>,
): { readonly statement: string; readonly signature: string } => {
  const first = approvalEntry(role);
  for (let number = 1; ; number += 1) {
    const signature = number === 1 ? first : first.replace(/\.p7s$/u, `-${number}.p7s`);
    if (!taken.has(signature)) {
      return { signature, statement: signature.replace(/\.p7s$/u, '.json') };
    }
  }
};

/** Packs the entries, without checksums, in the order of the format and puts the checksums behind them. */
export const packRouted = (entries: ReadonlyMap<string, Uint8Array>): Uint8Array => {
  const tail = [
    routedEntry.root,
    routedEntry.list,
    routedEntry.notes,
    routedEntry.sh,
    routedEntry.ps1,
  ];
  const head = [
    routedEntry.proposal,
    routedEntry.table,
    routedEntry.workbook,
    routedEntry.commitments,
    routedEntry.pdf,
  ];
  const known = new Set<string>([...head, ...tail]);
  const ordered = new Map<string, Uint8Array>();
  for (const name of [
    ...head,
    ...[...entries.keys()].filter((each) => !known.has(each)),
    ...tail,
  ]) {
    const bytes = entries.get(name);
    if (bytes !== undefined) {
      ordered.set(name, bytes);
    }
  }
  const sums = Buffer.from(sumsText(ordered), 'utf8');
  return writeZip(ordered.set(routedEntry.sums, sums));
};

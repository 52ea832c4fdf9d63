import { zipSync } from 'fflate';
import type { CopyBody } from '#shared/disclosure/copy-body.ts';
import { copyNotes, copyPage } from '#shared/disclosure/copy-page.ts';

/** Names of what a redacted copy holds beside approvals. */
export const copyEntry = {
  copy: 'copy.json',
  page: 'position.html',
  commitments: 'commitments.json',
  /** Of a proposal that one person signed. */
  sums: 'signed/SHA256SUMS',
  sumsSignature: 'signed/SHA256SUMS.p7s',
  signer: 'trust/signer.pem',
  /** Of a proposal that functions approved. */
  root: 'trust/root.pem',
  list: 'trust/crl.pem',
  notes: 'VERIFY.md',
} as const;

/** What follows from the fields alone. */
export const madeEntries = (body: CopyBody): ReadonlyMap<string, Buffer> =>
  new Map([
    [copyEntry.page, Buffer.from(copyPage(body), 'utf8')],
    [copyEntry.notes, Buffer.from(copyNotes(body), 'utf8')],
  ]);

/** A zip cannot hold an earlier time; the true ones stand inside the signatures. */
const zipTime = new Date('1980-01-01T00:00:00');

/** Packs a copy in the order of `entries`. */
export const packCopy = (entries: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(entries), { level: 6, mtime: zipTime });

import { basename } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import { parseCanonicalJson } from '#shared/proposal/canonical-json.ts';
import { routedProposal, type RoutedProposal } from '#shared/proposal/routed-proposal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readBundle, unpackBundle } from '../proposal/read-bundle.ts';
import { readRouted, type ReadRouted } from './read-routed.ts';
import { routedEntry } from './routed-entries.ts';

/** The document of a routed proposal; null where the bytes are of another kind or not canonical. */
export const parseRouted = (bytes: Buffer | undefined): RoutedProposal | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const parsed = parseCanonicalJson(text);
    const read = parsed.ok ? routedProposal.safeParse(parsed.value) : null;
    return read?.success === true ? read.data : null;
  } catch {
    // No UTF-8: no document of ours.
    return null;
  }
};

/** Opens a routed proposal to decide about it: the file at a path, or `bytes` that are to become it. */
export const openRouted = async (
  path: string,
  bytes?: Uint8Array,
): Promise<Result<ReadRouted, AppError>> => {
  const refused = (found: string): AppError => ({
    type: 'InputRefused',
    where: basename(path),
    expected: 'a .tierproposal that is approved along a route',
    found,
    remedy: 'Choose the file that you were given.',
  });
  const bundle =
    bytes === undefined
      ? await readBundle(path)
      : await unpackBundle(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!bundle.ok) {
    return err(refused(bundle.error));
  }
  const document = parseRouted(bundle.value.get(routedEntry.proposal));
  return document === null
    ? err(refused('a proposal of one signer, or none'))
    : ok(await readRouted(document, bundle.value));
};

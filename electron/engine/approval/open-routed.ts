import { basename } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readBundle } from '../proposal/read-bundle.ts';
import { unpackBundle } from '../proposal/unpack-bundle.ts';
import { parseRouted } from './parse-routed.ts';
import { readRouted, type ReadRouted } from './read-routed.ts';
import { routedEntry } from './routed-entries.ts';

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
      : unpackBundle(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!bundle.ok) {
    return err(refused(bundle.error));
  }
  const document = parseRouted(bundle.value.get(routedEntry.proposal));
  return document === null
    ? err(refused('a proposal of one signer, or none'))
    : ok(readRouted(document, bundle.value));
};

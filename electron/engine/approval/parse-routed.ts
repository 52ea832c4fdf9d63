import { parseCanonicalJson } from '#shared/proposal/canonical-json.ts';
import { routedProposal, type RoutedProposal } from '#shared/proposal/routed-proposal.ts';

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

import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';
import { sha256Hex } from '../proposal/bundle-entries.ts';
import { renderRoutedPdf } from './approval-pages.ts';

/** The pages that were printed last: who decides right after another does not print them again. */
let printed: { readonly sha256: string; readonly pdf: Buffer } | null = null;

/** The empty pages of a document, whose bytes repeat. */
export const basePdf = async (document: RoutedProposal, fontsFolder: URL): Promise<Buffer> => {
  const bytes = Buffer.from(canonicalJson(document), 'utf8');
  const sha256 = sha256Hex(bytes);
  if (printed?.sha256 !== sha256) {
    const pdf = Buffer.from(await renderRoutedPdf(document, { bytes, sha256 }, fontsFolder));
    printed = { sha256, pdf };
  }
  return printed.pdf;
};

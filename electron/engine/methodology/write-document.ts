import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { MethodologyDocument } from '#shared/methodology/methodology-document.ts';
import { documentStyle, methodologyHtml } from '#shared/methodology/write-html.ts';
import { methodologyMarkdown } from '#shared/methodology/write-markdown.ts';
import { err, ok, type Result } from '#shared/result.ts';

/** The bytes of a document in the form that the ending of a path asks for; `at` is the one date in a PDF. */
export const writeDocument = async (
  path: string,
  document: MethodologyDocument,
  { fontsFolder, at }: { readonly fontsFolder: URL; readonly at: Date },
): Promise<Result<string | Uint8Array, AppError>> => {
  switch (extname(path).toLowerCase()) {
    case '.html': {
      const style = createHash('sha256').update(documentStyle).digest('base64');
      return ok(methodologyHtml(document, style));
    }
    case '.md':
      return ok(methodologyMarkdown(document));
    case '.pdf': {
      // The fonts and the writer are needed here alone.
      const { methodologyPdf } = await import('./methodology-pdf.ts');
      return ok(await methodologyPdf(document, at, fontsFolder));
    }
    default:
      return err(
        refuseInput(
          path,
          'a name that ends in .pdf, .html or .md',
          extname(path) === '' ? 'a name without an ending' : extname(path),
          'Give the file one of these endings.',
        ),
      );
  }
};

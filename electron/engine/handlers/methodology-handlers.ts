import { extname } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import type { MethodologyDocument } from '#shared/methodology/methodology-document.ts';
import { methodologyHtml } from '#shared/methodology/write-html.ts';
import { methodologyMarkdown } from '#shared/methodology/write-markdown.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readMethodology } from '../services/methodology.ts';
import { readSensitive, planExport } from '../services/sensitivity.ts';
import type { Session } from '../services/session.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import type { EngineOptions } from './engine-options.ts';

/** The bytes of the document in the form that the ending of a path asks for. */
const writeAs = async (
  path: string,
  document: MethodologyDocument,
  { fontsFolder, now }: Pick<EngineOptions, 'fontsFolder' | 'now'>,
): Promise<Result<string | Uint8Array, AppError>> => {
  switch (extname(path).toLowerCase()) {
    case '.html':
      return ok(methodologyHtml(document));
    case '.md':
      return ok(methodologyMarkdown(document));
    case '.pdf': {
      // The fonts and the writer are needed here alone.
      const { methodologyPdf } = await import('../methodology/methodology-pdf.ts');
      return ok(await methodologyPdf(document, now(), fontsFolder));
    }
    default:
      return err({
        type: 'InputRefused',
        where: path,
        expected: 'a name that ends in .pdf, .html or .md',
        found: extname(path) === '' ? 'a name without an ending' : extname(path),
        remedy: 'Give the file one of these endings.',
      });
  }
};

/** The methodology document, to be shown and to be written. */
export const createMethodologyHandlers = (
  session: Session,
  options: EngineOptions,
): Pick<EngineHandlers, 'methodology/read' | 'methodology/write'> => ({
  'methodology/read': ({ version, include = [] }) => {
    const file = session.file();
    return Promise.resolve(
      file.ok ? readMethodology(file.value, version, include, options.now()) : file,
    );
  },

  'methodology/write': async ({ version, path, include = [] }) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const planned = planExport(file.value, readSensitive(file.value), include, {
      what: 'methodology document',
      target: path,
    });
    if (!planned.ok) {
      return planned;
    }
    const document = readMethodology(file.value, version, include, options.now());
    if (!document.ok) {
      return document;
    }
    const bytes = await writeAs(path, document.value, options);
    if (!bytes.ok) {
      return bytes;
    }
    const written = await writeFileSafely(path, bytes.value);
    if (written.ok) {
      planned.value(options.now());
    }
    return written;
  },
});

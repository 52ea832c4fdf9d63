import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { writeDocument } from '../methodology/write-document.ts';
import { readMethodology } from '../services/methodology.ts';
import { readSensitive, planExport } from '../services/sensitivity.ts';
import type { Session } from '../services/session.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import type { EngineOptions } from './engine-options.ts';

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
    const bytes = await writeDocument(path, document.value, {
      fontsFolder: options.fontsFolder,
      at: options.now(),
    });
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

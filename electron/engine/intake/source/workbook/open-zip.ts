import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted } from '#shared/intake/wording.ts';
import { ReadRefusal, stopReading } from '../read-signal.ts';
import { createXmlScanner, XmlFault, type XmlHandler } from './scan-xml.ts';

/** The parts of a workbook, read with limits that hold before a byte is unpacked. */
export type WorkbookZip = {
  readonly hasPart: (name: string) => boolean;
  /**
   * Reads one part as XML. `onBytes` hears how much of it was unpacked; false from `goOn` ends the
   * reading early.
   */
  readonly readXml: (
    name: string,
    handler: XmlHandler,
    goOn?: () => boolean,
    onBytes?: (done: number, total: number) => void,
  ) => Promise<void>;
  readonly close: () => void;
};

const megabyte = 1 << 20;
const mostEntries = 10_000;
const mostEntryBytes = 400 * megabyte;
const mostTotalBytes = 600 * megabyte;
/** Sheets pack ten to fifty times smaller; a bomb thousands of times. */
const mostRatio = 200;
/** Small parts may be as repetitive as they like. */
const ratioMattersFrom = 10 * megabyte;

const saveAsCsv = 'Open it in a spreadsheet program and save the sheet as CSV.';

const refuse = (fileName: string, expected: string, found: string, remedy: string): never =>
  stopReading(refuseInput(fileName, expected, found, remedy));

const refuseDamaged = (fileName: string, found: string): never =>
  refuse(
    fileName,
    'a sound XLSX workbook',
    found,
    'Open it in a spreadsheet program and save it again as XLSX or CSV.',
  );

/** Faults of the archive come as bare errors of the unpacker, or with a code of zlib or the decoder. */
const isArchiveFault = (error: Error): boolean => {
  const code = 'code' in error ? String(error.code) : '';
  return code === ''
    ? error.constructor === Error
    : code.startsWith('Z_') || code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
};

const checkEntry = (fileName: string, entry: Entry): void => {
  if (entry.isEncrypted()) {
    refuse(fileName, 'a workbook without a password', 'an encrypted one', 'Remove the password.');
  }
  const { compressedSize, uncompressedSize } = entry;
  const isBomb =
    uncompressedSize > ratioMattersFrom && uncompressedSize > mostRatio * compressedSize;
  if (uncompressedSize > mostEntryBytes || isBomb) {
    refuse(
      fileName,
      'parts of at most 400 MB that pack to no less than a 200th',
      `one of ${counted(Math.round(uncompressedSize / megabyte))} MB in ${counted(Math.ceil(compressedSize / 1024))} kB`,
      saveAsCsv,
    );
  }
};

const readDirectory = async (
  fileName: string,
  zip: ZipFile,
): Promise<ReadonlyMap<string, Entry>> => {
  if (zip.entryCount > mostEntries) {
    refuse(
      fileName,
      `a workbook of at most ${counted(mostEntries)} parts`,
      `an archive of ${counted(zip.entryCount)}`,
      saveAsCsv,
    );
  }
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    checkEntry(fileName, entry);
    total += entry.uncompressedSize;
    if (total > mostTotalBytes) {
      refuse(fileName, 'a workbook of at most 600 MB unpacked', 'a larger one', saveAsCsv);
    }
    if (entries.has(entry.fileName)) {
      refuseDamaged(fileName, `two parts named "${entry.fileName}"`);
    }
    entries.set(entry.fileName, entry);
  }
  return entries;
};

const readPart = async (
  zip: ZipFile,
  entry: Entry,
  handler: XmlHandler,
  goOn: () => boolean,
  onBytes: (done: number, total: number) => void,
): Promise<void> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const scanner = createXmlScanner(handler);
  const stream = await zip.openReadStreamPromise(entry);
  let done = 0;
  let sum = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    done += chunk.length;
    sum = crc32(chunk, sum);
    scanner.write(decoder.decode(chunk, { stream: true }));
    onBytes(done, entry.uncompressedSize);
    if (!goOn()) {
      // Leaving the loop ends the stream.
      return;
    }
  }
  if (sum !== entry.crc32) {
    throw new XmlFault(`a part whose checksum does not hold ("${entry.fileName}")`);
  }
  scanner.write(decoder.decode());
  scanner.end();
};

/** Opens a workbook. Every way in which an archive can be damaged or hostile becomes a refusal. */
export const openWorkbookZip = async (path: string, fileName: string): Promise<WorkbookZip> => {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ReadRefusal || !(error instanceof Error)) {
        throw error;
      }
      if (error instanceof XmlFault) {
        return refuseDamaged(fileName, error.message);
      }
      if (isArchiveFault(error)) {
        return refuseDamaged(fileName, `a damaged archive (${error.message})`);
      }
      throw error;
    }
  };
  const zip = await guarded(() =>
    openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
      strictFileNames: true,
    }),
  );
  try {
    const entries = await guarded(() => readDirectory(fileName, zip));
    return {
      hasPart: (name) => entries.has(name),
      readXml: async (name, handler, goOn = () => true, onBytes = () => undefined) => {
        const entry = entries.get(name);
        if (entry === undefined) {
          refuseDamaged(fileName, `no part "${name}"`);
        } else {
          await guarded(() => readPart(zip, entry, handler, goOn, onBytes));
        }
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
};

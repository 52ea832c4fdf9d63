import { closeSync, openSync, writeSync } from 'node:fs';

/** The largest page SQLite knows: the fewest pages to move. */
export const pageSize = 65_536;

const pagesPerWrite = 16;

/** Pages of a database file in the order in which they are finished. Page 1 is kept for the schema. */
export type PageFile = {
  /** Writes `page` behind all others and returns its number. */
  readonly append: (page: Buffer) => number;
  /** Writes page 1 and closes the file. */
  readonly finish: (firstPage: Buffer) => void;
  readonly close: () => void;
  /** Pages so far, page 1 included. */
  readonly count: () => number;
};

/** Creates the file; a file that is there already is an error, never overwritten. */
export const createPageFile = (path: string): PageFile => {
  const descriptor = openSync(path, 'wx', 0o600);
  const pending = Buffer.alloc(pageSize * pagesPerWrite);
  let pendingPages = 0;
  let written = 1;
  let isOpen = true;

  const flush = (): void => {
    const bytes = pendingPages * pageSize;
    for (let done = 0; done < bytes;) {
      done += writeSync(descriptor, pending, done, bytes - done, written * pageSize + done);
    }
    written += pendingPages;
    pendingPages = 0;
  };

  const close = (): void => {
    if (isOpen) {
      isOpen = false;
      closeSync(descriptor);
    }
  };

  return {
    append: (page) => {
      if (pendingPages === pagesPerWrite) {
        flush();
      }
      page.copy(pending, pendingPages * pageSize);
      pendingPages += 1;
      return written + pendingPages;
    },
    finish: (firstPage) => {
      flush();
      writeSync(descriptor, firstPage, 0, pageSize, 0);
      close();
    },
    close,
    count: () => written + pendingPages,
  };
};

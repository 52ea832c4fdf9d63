import { isReaderNote, type ReaderNews, type ReaderWish } from '#shared/ipc/reader-note.ts';
import type { FromReader, ToReader } from '../jobs/read-job.ts';
import type { StartReader } from './reader-process.ts';

/** One end of a channel of Electron, as a utility process gets it. */
export type ReaderPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
  readonly start: () => void;
  readonly close: () => void;
};

/** The part of a utility process's `process.parentPort` that is used. */
export type ReaderAgency = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly ReaderPort[] }) => void,
  ) => void;
};

type Reader = {
  readonly hear: (message: FromReader) => void;
  readonly end: () => void;
  readonly connect: (port: ReaderPort) => void;
};

/**
 * Starts readers through the main process: only that can start a utility process. Messages travel
 * on a channel between engine and reader, past the main process.
 */
export const askForReader = (agency: ReaderAgency): StartReader => {
  const readerById = new Map<number, Reader>();
  let nextId = 1;
  const wish = (id: number, what: ReaderWish['wish']): void =>
    agency.postMessage({ kind: 'reader', id, wish: what } satisfies ReaderWish);

  agency.on('message', ({ data, ports: [port] }) => {
    if (!isReaderNote(data) || !('news' in data)) {
      return;
    }
    const { id, news }: ReaderNews = data;
    const reader = readerById.get(id);
    if (news === 'ended') {
      readerById.delete(id);
      reader?.end();
    } else if (port !== undefined) {
      reader?.connect(port);
    }
  });

  return () => {
    const id = nextId;
    nextId += 1;
    const listeners = new Set<(message: FromReader) => void>();
    const endings = new Set<() => void>();
    /** Said before the channel was there. */
    const early: ToReader[] = [];
    let connected: ReaderPort | null = null;
    readerById.set(id, {
      hear: (message) => listeners.forEach((listener) => listener(message)),
      end: () => {
        connected?.close();
        endings.forEach((ending) => ending());
      },
      connect: (port) => {
        connected = port;
        port.on('message', ({ data }) => readerById.get(id)?.hear(data as FromReader));
        port.start();
        early.splice(0).forEach((message) => port.postMessage(message));
      },
    });
    wish(id, 'start');
    return {
      post: (message) => {
        if (connected === null) {
          early.push(message);
        } else {
          connected.postMessage(message);
        }
      },
      onMessage: (listener) => {
        listeners.add(listener);
      },
      onExit: (listener) => {
        endings.add(listener);
      },
      kill: () => wish(id, 'kill'),
    };
  };
};

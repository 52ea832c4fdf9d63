/**
 * What the engine and the process that started it say to each other about reading processes, beside
 * the requests: an engine that runs as Electron's utility process cannot start one itself.
 */
export type ReaderWish = {
  readonly kind: 'reader';
  /** Of the reader, counted by the engine. */
  readonly id: number;
  readonly wish: 'start' | 'kill';
};

/** A started reader's port comes with the message. */
export type ReaderNews = {
  readonly kind: 'reader';
  readonly id: number;
  readonly news: 'started' | 'ended';
};

/** Tells these messages from the requests and answers on the same lane. */
export const isReaderNote = (message: unknown): message is ReaderWish | ReaderNews =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'reader';

import type { MessageChannelMain, UtilityProcess } from 'electron';
import { isReaderNote, type ReaderNews } from '#shared/ipc/reader-note.ts';

/** What the main process uses to start readers; a test passes its own. */
export type ReaderStarter = {
  /** Starts the reader's entry as a utility process. */
  readonly fork: () => UtilityProcess;
  readonly createChannel: () => Pick<MessageChannelMain, 'port1' | 'port2'>;
  readonly killProcess: typeof process.kill;
};

/**
 * Starts and kills reading processes for an engine that is a utility process and cannot do so
 * itself. Readers of an engine that has ended are ended too.
 */
export const serveReaders = (
  engine: UtilityProcess,
  { fork, createChannel, killProcess }: ReaderStarter,
): void => {
  const readerById = new Map<number, UtilityProcess>();
  let isEngineThere = true;

  const kill = (reader: UtilityProcess): void => {
    if (reader.pid === undefined) {
      reader.once('spawn', () => kill(reader));
      return;
    }
    try {
      killProcess(reader.pid, 'SIGKILL');
    } catch {
      // It has ended in between.
    }
  };

  const start = (id: number): void => {
    const reader = fork();
    const { port1, port2 } = createChannel();
    readerById.set(id, reader);
    reader.once('exit', () => {
      readerById.delete(id);
      if (isEngineThere) {
        engine.postMessage({ kind: 'reader', id, news: 'ended' } satisfies ReaderNews);
      }
    });
    reader.postMessage(null, [port1]);
    engine.postMessage({ kind: 'reader', id, news: 'started' } satisfies ReaderNews, [port2]);
  };

  engine.on('message', (message: unknown) => {
    if (!isReaderNote(message) || !('wish' in message)) {
      return;
    }
    if (message.wish === 'start') {
      start(message.id);
      return;
    }
    const reader = readerById.get(message.id);
    if (reader !== undefined) {
      kill(reader);
    }
  });
  engine.once('exit', () => {
    isEngineThere = false;
    readerById.forEach(kill);
  });
};

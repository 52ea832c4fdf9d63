import type { FromReader, ToReader } from '../jobs/read-job.ts';
import type { ReaderPort } from './ask-for-reader.ts';

/** The reader's end of the lane to the engine that it reads for. */
export type ReaderLane = {
  readonly post: (message: FromReader) => void;
  readonly onMessage: (listener: (message: ToReader) => void) => void;
  /** The engine has ended, or wants nothing any more. */
  readonly onClose: (listener: () => void) => void;
};

type Parent = {
  readonly once: (
    event: 'message',
    listener: (event: { readonly ports: readonly ReaderPort[] }) => void,
  ) => void;
};

type ClosablePort = ReaderPort & {
  readonly on: (event: 'close', listener: () => void) => void;
};

const portLane = (port: ReaderPort): ReaderLane => ({
  post: (message) => port.postMessage(message),
  onMessage: (listener) => {
    port.on('message', ({ data }) => listener(data as ToReader));
    port.start();
  },
  onClose: (listener) => (port as ClosablePort).on('close', listener),
});

const childLane = (child: NodeJS.Process): ReaderLane => ({
  post: (message) => {
    if (child.connected) {
      child.send?.(message);
    }
  },
  onMessage: (listener) => {
    child.on('message', (message) => listener(message as ToReader));
  },
  onClose: (listener) => {
    child.on('disconnect', listener);
  },
});

/** Opens the lane in a utility process, whose first message brings a port, or in a forked child. */
export const openReaderLane = (child: NodeJS.Process): Promise<ReaderLane> => {
  const { parentPort } = child as NodeJS.Process & { readonly parentPort?: Parent };
  return new Promise((resolve) => {
    if (parentPort === undefined) {
      resolve(childLane(child));
      return;
    }
    parentPort.once('message', ({ ports: [port] }) => {
      if (port !== undefined) {
        resolve(portLane(port));
      }
    });
  });
};

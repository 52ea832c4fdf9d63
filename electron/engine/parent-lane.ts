import type { FromEngine } from '#shared/ipc/envelope.ts';
import { isReaderNote } from '#shared/ipc/reader-note.ts';
import type { Transport } from '#shared/ipc/transport.ts';

/** The part of a utility process's `process.parentPort` that is used. */
type ParentPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: ((event: 'message', listener: (event: { readonly data: unknown }) => void) => void) &
    ((event: 'close', listener: () => void) => void);
  readonly off: (event: 'message' | 'close', listener: (...given: never[]) => void) => void;
};

type Lane = Transport<FromEngine, unknown>;

const utilityLane = (port: ParentPort): Lane => ({
  post: (message) => {
    port.postMessage(message);
  },
  onMessage: (listener) => {
    const receive = ({ data }: { readonly data: unknown }): void => {
      if (!isReaderNote(data)) {
        listener(data);
      }
    };
    port.on('message', receive);
    return () => {
      port.off('message', receive);
    };
  },
  onClose: (listener) => {
    port.on('close', listener);
    return () => {
      port.off('close', listener);
    };
  },
});

const childLane = (child: NodeJS.Process): Lane => ({
  post: (message) => {
    // After the parent is gone nobody waits for an answer.
    if (child.connected) {
      child.send?.(message, () => undefined);
    }
  },
  onMessage: (listener) => {
    child.on('message', listener);
    return () => {
      child.off('message', listener);
    };
  },
  onClose: (listener) => {
    child.on('disconnect', listener);
    return () => {
      child.off('disconnect', listener);
    };
  },
});

/**
 * The lane to whoever started this process: Electron's utility process or a forked child of Node.
 * Null where it was started in neither way.
 */
export const openParentLane = (child: NodeJS.Process): Lane | null => {
  const { parentPort } = child as NodeJS.Process & { readonly parentPort?: ParentPort };
  if (parentPort !== undefined) {
    return utilityLane(parentPort);
  }
  return child.send === undefined ? null : childLane(child);
};

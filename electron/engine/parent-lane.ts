import type { FromEngine } from '#shared/ipc/envelope.ts';
import { isKeyNote } from '#shared/ipc/key-note.ts';
import { isReaderNote } from '#shared/ipc/reader-note.ts';
import type { Transport } from '#shared/ipc/transport.ts';
import type { NoteLane } from './ask-for-key-wrap.ts';

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
      if (!isReaderNote(data) && !isKeyNote(data)) {
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
    const receive = (message: unknown): void => {
      if (!isKeyNote(message)) {
        listener(message);
      }
    };
    child.on('message', receive);
    return () => {
      child.off('message', receive);
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

/**
 * The same lane for what is no request: every message of the parent arrives, and the listener tells which
 * are meant for it. Opened after `openParentLane`, so there is a parent.
 */
export const openNoteLane = (child: NodeJS.Process): NoteLane => {
  const { parentPort } = child as NodeJS.Process & { readonly parentPort?: ParentPort };
  return {
    post: (message) => {
      if (parentPort !== undefined) {
        parentPort.postMessage(message);
      } else if (child.connected) {
        child.send?.(message, () => undefined);
      }
    },
    onMessage: (listener) => {
      if (parentPort === undefined) {
        child.on('message', listener);
      } else {
        parentPort.on('message', ({ data }) => listener(data));
      }
    },
  };
};

import type { MessagePortMain } from 'electron';
import type { PagePort } from './engine-relay.ts';

/** Electron's port as the relay knows it. Messages wait until the relay listens. */
export const toPagePort = (port: MessagePortMain): PagePort => ({
  post: (message) => {
    port.postMessage(message);
  },
  onMessage: (listener) => {
    port.on('message', ({ data }) => listener(data));
    port.start();
  },
  onClose: (listener) => {
    port.once('close', listener);
  },
  close: () => {
    port.close();
  },
});

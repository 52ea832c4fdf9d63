import type { FromEngine, ToEngine } from '#shared/ipc/envelope.ts';
import type { Transport } from '#shared/ipc/transport.ts';

/** A message port as a lane to the engine. Messages that came before the first listener wait. */
export const messagePortTransport = (port: MessagePort): Transport<ToEngine, FromEngine> => ({
  post: (message) => {
    port.postMessage(message);
  },
  onMessage: (listener) => {
    const receive = (event: MessageEvent<FromEngine>): void => {
      listener(event.data);
    };
    port.addEventListener('message', receive);
    port.start();
    return () => {
      port.removeEventListener('message', receive);
    };
  },
  onClose: (listener) => {
    port.addEventListener('close', listener, { once: true });
    return () => {
      port.removeEventListener('close', listener);
    };
  },
});

import type { FromEngine, ToEngine } from '#shared/ipc/envelope.ts';
import { enginePortMark } from '#shared/ipc/engine-port.ts';
import type { Transport } from '#shared/ipc/transport.ts';
import { messagePortTransport } from './message-port-transport.ts';

/**
 * Listens for engine ports that the preload passes on. Only a message that this window sent
 * to itself, with the mark and one port, counts.
 */
export const windowLanes =
  (target: Window) =>
  (listener: (lane: Transport<ToEngine, FromEngine>) => void): (() => void) => {
    const receive = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.source === target && event.data === enginePortMark && port !== undefined) {
        listener(messagePortTransport(port));
      }
    };
    target.addEventListener('message', receive);
    return () => {
      target.removeEventListener('message', receive);
    };
  };

import type { z } from 'zod';
import {
  shellContract,
  type CheckedShellRequest,
  type ShellChannel,
  type ShellReply,
} from '#shared/ipc/shell-contract.ts';
import { isTrustedSender, type SenderContents, type SenderEvent } from './sender.ts';
import type { ShellHandlers } from './shell-handlers.ts';

/** The part of `ipcMain` that is used. */
export type InvokeRegistry = {
  readonly handle: (
    channel: string,
    listener: (event: SenderEvent, payload: unknown) => Promise<unknown>,
  ) => void;
};

const channels = Object.keys(shellContract) as readonly ShellChannel[];

/** Who calls and what for, checked; then the answer of the handler. */
const guard =
  <C extends ShellChannel>(
    channel: C,
    handlers: ShellHandlers,
    ownContents: () => SenderContents | null,
  ): ((event: SenderEvent, payload: unknown) => Promise<ShellReply<C>>) =>
  async (event, payload) => {
    if (!isTrustedSender(event, ownContents())) {
      throw new Error(`${channel} is not answered to this sender.`);
    }
    // The compiler does not follow a schema through its channel's name.
    const schema = shellContract[channel].request as unknown as z.ZodType<CheckedShellRequest<C>>;
    return handlers[channel](schema.parse(payload));
  };

/**
 * Registers every channel of the contract. A call of a foreign sender, or one that the contract
 * does not allow, rejects before any handler runs.
 */
export const registerShell = (
  registry: InvokeRegistry,
  handlers: ShellHandlers,
  ownContents: () => SenderContents | null,
): void => {
  for (const channel of channels) {
    registry.handle(channel, guard(channel, handlers, ownContents));
  }
};

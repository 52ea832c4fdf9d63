import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest, EngineChannel, EngineReply } from '#shared/ipc/engine-contract.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import type { Result } from '#shared/result.ts';
import type { ExitStatus } from './exit-status.ts';

/** What a command sees of the world; a test passes its own. */
export type CommandIo = {
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** What a command answers: a document for `--json`, sentences for people. */
export type CommandAnswer = {
  readonly document: unknown;
  readonly lines: readonly string[];
  /** True where the work was done but what it looked at did not hold. */
  readonly verificationFailed?: boolean;
  /** Where parts of the work failed and others were done; 0 without it. */
  readonly status?: ExitStatus;
};

/** The engine's handlers in this process, called like the engine itself. */
export type CommandContext = {
  readonly io: CommandIo;
  readonly call: <C extends EngineChannel>(
    channel: C,
    request: CheckedRequest<C>,
  ) => Promise<Result<EngineReply<C>, AppError>>;
};

export type Command = (context: CommandContext) => Promise<Result<CommandAnswer, AppError>>;

/** Binds handlers to a context that never cancels and reports progress to nobody. */
export const createCommandContext = (handlers: EngineHandlers, io: CommandIo): CommandContext => ({
  io,
  call: (channel, request) =>
    handlers[channel](request, {
      signal: new AbortController().signal,
      progress: () => undefined,
    }),
});

import type { EngineChannel, EngineReply, EngineRequest } from '#shared/ipc/engine-contract.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CallOptions, EngineCall } from '#shared/ipc/rpc-client.ts';
import type { Result } from '#shared/result.ts';

type Answer<C extends EngineChannel> =
  Result<EngineReply<C>, AppError> | Promise<Result<EngineReply<C>, AppError>>;

/** What the engine would answer, by channel; a channel that is not listed must not be asked. */
export type FakeAnswers = {
  readonly [C in EngineChannel]?: (request: EngineRequest<C>, options: CallOptions) => Answer<C>;
};

/** An engine that answers from a table and keeps what it was asked. */
export const createFakeEngine = (
  answers: FakeAnswers,
): { readonly call: EngineCall; readonly asked: readonly (readonly [string, unknown])[] } => {
  const asked: (readonly [string, unknown])[] = [];
  const call: EngineCall = async (channel, request, options = {}) => {
    asked.push([channel, request]);
    const answer = answers[channel];
    if (answer === undefined) throw new Error(`Nobody expected ${channel}.`);
    return answer(request, options);
  };
  return { call, asked };
};

/** A promise that a test fulfils when it wants to. */
export const createGate = (): { readonly opened: Promise<null>; readonly open: () => void } => {
  let open = (): void => undefined;
  const opened = new Promise<null>((resolve) => {
    open = () => resolve(null);
  });
  return { opened, open: () => open() };
};

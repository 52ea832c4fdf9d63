import { describe, expectTypeOf, it } from 'vitest';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineReply, EngineRequest } from '#shared/ipc/engine-contract.ts';
import type { EngineHandlers, RequestContext } from '#shared/ipc/engine-handlers.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { Result } from '#shared/result.ts';

declare const handlers: EngineHandlers;
declare const others: Omit<EngineHandlers, 'identity/get'>;
declare const call: EngineCall;

describe('the contract of the engine', () => {
  it('rejects a handler map that lacks a channel', () => {
    // @ts-expect-error -- 'identity/get' has no handler.
    const incomplete: EngineHandlers = others;
    expectTypeOf(incomplete).toEqualTypeOf<EngineHandlers>();
  });

  it('rejects a handler of a channel that does not exist', () => {
    const extra: EngineHandlers = {
      ...handlers,
      // @ts-expect-error -- the contract has no such channel.
      'identity/steal': () => Promise.resolve({ ok: true, value: null }),
    };
    expectTypeOf(extra).toEqualTypeOf<EngineHandlers>();
  });

  it('rejects an answer of another type', () => {
    const wrong: EngineHandlers = {
      ...handlers,
      // @ts-expect-error -- the contract says null, not the text 'closed'.
      'workspace/close': () => Promise.resolve({ ok: true, value: 'closed' }),
    };
    expectTypeOf(wrong).toEqualTypeOf<EngineHandlers>();
  });

  it('rejects a channel, a field or a value that the contract does not know', () => {
    // @ts-expect-error -- no such channel.
    void call('workspace/burn', {});
    // @ts-expect-error -- the path is missing.
    void call('workspace/open', {});
    // @ts-expect-error -- a position is a number.
    void call('history/go-to', { position: 'first' });
  });

  it('gives each channel its own request and answer', () => {
    expectTypeOf<EngineRequest<'workspace/open'>>().toEqualTypeOf<{ readonly path: string }>();
    expectTypeOf<EngineReply<'workspace/close'>>().toEqualTypeOf<null>();
    expectTypeOf(call('history/undo', {})).toEqualTypeOf<Promise<Result<Workspace, AppError>>>();
  });

  it('gives handlers the signal of their platform', () => {
    expectTypeOf<RequestContext['signal']>().toEqualTypeOf<AbortSignal>();
  });
});

import type { Result } from '../result.ts';
import type { AppError } from './app-error.ts';
import type { CheckedRequest, EngineChannel, EngineReply } from './engine-contract.ts';
import type { Progress } from './envelope.ts';

/** What `shared` needs of an `AbortSignal`; it knows no platform that has one. */
export type CancelSignal = {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
};

/** The platform's `AbortSignal` for the engine and the page, and its known part inside `shared`. */
export type PlatformSignal = typeof globalThis extends {
  AbortSignal: { readonly prototype: infer S extends CancelSignal };
}
  ? S
  : CancelSignal;

/** What a handler gets beside its request. */
export type RequestContext = {
  /** Aborted when the person, the deadline or the end of the engine cancels the request. */
  readonly signal: PlatformSignal;
  /** May be called as often as wanted: what travels is limited to about ten messages a second. */
  readonly progress: (progress: Progress) => void;
};

/**
 * One function per channel of the contract. Expected failures are values; a handler that throws
 * has a bug, and the engine exits after answering `Internal`.
 */
export type EngineHandlers = {
  readonly [C in EngineChannel]: (
    request: CheckedRequest<C>,
    context: RequestContext,
  ) => Promise<Result<EngineReply<C>, AppError>>;
};

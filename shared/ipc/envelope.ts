import { z } from 'zod';
import type { Result } from '../result.ts';
import type { AppError } from './app-error.ts';

/** Work in progress: `done` of `total` units (bytes or rows); `total` null when unknown. */
export type Progress = {
  /** What is being done, for example `Reading rows`. */
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
};

const id = z.int().min(1);

/**
 * Messages that travel towards the engine, checked wherever they arrive; the payload of a request
 * is checked by its channel's own schema. `close` comes from the supervisor alone: cancel what
 * runs, close the workspace and end.
 */
export const toEngine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('request'),
    id,
    channel: z.string().max(100),
    payload: z.unknown(),
  }),
  z.strictObject({ kind: z.literal('cancel'), id }),
  z.strictObject({ kind: z.literal('close') }),
]);

export type ToEngine = Readonly<z.infer<typeof toEngine>>;

/**
 * Messages that travel from the engine. Every request is answered exactly once. `queued` says
 * that others run first, `started` that the wait is over: a deadline does not count the wait.
 */
export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'queued'; readonly id: number }
  | { readonly kind: 'started'; readonly id: number }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown, AppError> };

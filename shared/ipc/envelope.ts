import type { Result } from '../result.ts';
import type { AppError } from './app-error.ts';

/** Work in progress: `done` of `total` units (bytes or rows); `total` null when unknown. */
export type Progress = {
  /** What is being done, for example `Reading rows`. */
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
};

/** Messages that travel towards the engine. */
export type ToEngine =
  | {
      readonly kind: 'request';
      readonly id: number;
      readonly channel: string;
      readonly payload: unknown;
    }
  | { readonly kind: 'cancel'; readonly id: number };

/** Messages that travel from the engine. Every request is answered exactly once. */
export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown, AppError> };

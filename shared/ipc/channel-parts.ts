import { z } from 'zod';

/** The type of an answer. Both ends are ours, so answers are checked by the compiler alone. */
export type Reply<T> = { readonly answer?: T };

export const reply = <T>(): Reply<T> => ({});

/** A name or a label that people read. */
export const label = z.string().trim().min(1).max(200);

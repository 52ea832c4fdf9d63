import { z } from 'zod';

/** The type of an answer. Both ends are ours, so answers are checked by the compiler alone. */
export type Reply<T> = { readonly answer?: T };

export const reply = <T>(): Reply<T> => ({});

/** A name or a label that people read. */
export const label = z.string().trim().min(1).max(200);

/** A path as a request names it. */
export const path = z.string().min(1).max(4096);

/**
 * What a path was chosen for: `workspace` may be created and changed, `write` also read again, the files
 * of a `folder` read.
 */
export type PathUse = 'workspace' | 'read' | 'write' | 'folder';

/**
 * `knownOn` (an ISO day, UTC) asks for what was imported until then and not undone since; without it the
 * answer is as the workspace is shown.
 */
export const knownOn = z.iso.date().optional();
/** The closed review cycle that is proposed, by its id; without it the tiers as they stand. */
export const cycle = z.string().min(1).max(64).optional();
/** Ids of the sensitive things that a person says to show or write this once. */
export const include = z.array(z.string().min(1).max(2000)).max(5000).optional();

/** The proposal of this workspace that the next one takes the place of; null for none, absent for the last. */
export const previous = z.int().min(1).nullable().optional();

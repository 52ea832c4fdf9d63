import canonicalize from 'canonicalize';
import { invariant } from '../invariant.ts';
import { findUnwritable } from './unwritable.ts';

/**
 * The one text of a JSON value by RFC 8785: sorted keys, no spaces, ECMAScript numbers. What JSON would
 * drop or bend is a bug here: ask `findUnwritable` first where a value may hold it.
 */
export const canonicalJson = (value: unknown): string => {
  const unwritable = findUnwritable(value);
  invariant(unwritable === null, `only JSON is made canonical, not ${unwritable ?? ''}`);
  const text = canonicalize(value);
  invariant(text !== undefined, 'only JSON values are made canonical');
  return text;
};

/** A value and the certainty that its text was canonical, or what is wrong with the text. */
export type CanonicalParse =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'no JSON' | 'not canonical' };

/**
 * Parses a text that must be canonical: anything that RFC 8785 would print differently, be it a
 * repeated key, a space, another order of keys or `1.0` for `1`, is refused.
 */
export const parseCanonicalJson = (text: string): CanonicalParse => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'no JSON' };
  }
  try {
    return canonicalize(value) === text
      ? { ok: true, value }
      : { ok: false, reason: 'not canonical' };
  } catch {
    // A lone surrogate has no canonical form.
    return { ok: false, reason: 'not canonical' };
  }
};

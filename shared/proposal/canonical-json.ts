import canonicalize from 'canonicalize';
import { invariant } from '../invariant.ts';
import { err, ok, type Result } from '../result.ts';
import { findRepeatedKey } from './repeated-key.ts';
import { findUnwritable } from './unwritable.ts';

/**
 * The one text of a JSON value by RFC 8785: sorted keys, no spaces, ECMAScript numbers. What JSON would
 * drop or bend (`findUnwritable`) is a bug here: look for it first where a value may hold it.
 */
export const canonicalJson = (value: unknown): string => {
  const unwritable = findUnwritable(value);
  invariant(unwritable === null, `only JSON values are made canonical, not ${unwritable ?? ''}`);
  const text = canonicalize(value);
  invariant(text !== undefined, 'a JSON value has a text');
  return text;
};

const parseJson = (text: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
};

const canonicalTextOf = (value: unknown): string | null => {
  try {
    return canonicalize(value) ?? null;
  } catch {
    // Half of a surrogate pair has no canonical form, nor has what is nested beyond the stack.
    return null;
  }
};

const firstDifference = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) {
    at += 1;
  }
  return at;
};

/**
 * Parses a text that must be canonical: anything that RFC 8785 would print differently, be it a
 * repeated key, a space, another order of keys or `1.0` for `1`, is refused. The error completes
 * "found that …".
 */
export const parseCanonicalJson = (text: string): Result<unknown, string> => {
  const parsed = parseJson(text);
  if (parsed === null) {
    return err('it is no JSON');
  }
  const repeated = findRepeatedKey(text);
  if (repeated !== null) {
    return err(`the key ${JSON.stringify(repeated)} stands twice in one object`);
  }
  const canonical = canonicalTextOf(parsed.value);
  if (canonical === null) {
    return err('it holds text or nesting that has no canonical form');
  }
  return canonical === text
    ? ok(parsed.value)
    : err(
        `from character ${firstDifference(text, canonical) + 1} on RFC 8785 would print it differently`,
      );
};

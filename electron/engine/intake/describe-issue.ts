import type { z } from 'zod';
import { quoted, quotedList } from '#shared/intake/wording.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with the first field of a document that is, with its place as `file.headerRow`. */
export type DescribedIssue = {
  readonly place: string;
  readonly expected: string;
  readonly found: string;
};

const nameOfType: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const shown = (value: unknown): string => {
  if (value === undefined) {
    return 'nothing';
  }
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'a list' : 'an object';
  }
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
};

/** Of a choice between shapes, the one that failed deepest is the one that was meant. */
const deepest = (issue: Issue): Issue => {
  if (issue.code !== 'invalid_union') {
    return issue;
  }
  const inner = issue.errors
    .flat()
    .map((each) => deepest({ ...each, path: [...issue.path, ...each.path] }))
    .sort((one, other) => other.path.length - one.path.length);
  return inner[0] ?? issue;
};

const expectation = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return nameOfType[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1
        ? shown(issue.values[0])
        : `one of ${quotedList(issue.values.slice(0, 8).map(String))}`;
    case 'unrecognized_keys':
      return 'no other fields than those of the format';
    case 'too_big':
      return issue.origin === 'string'
        ? `at most ${String(issue.maximum)} characters`
        : `at most ${String(issue.maximum)}`;
    case 'too_small':
      return issue.origin === 'string'
        ? `at least ${String(issue.minimum)} character`
        : `at least ${String(issue.minimum)}`;
    default:
      return 'a recipe that Tierwright saved';
  }
};

/** The first issue of a document from a file, in words instead of those of the schema library. */
export const describeIssue = (error: z.ZodError): DescribedIssue => {
  const [first] = error.issues as readonly Issue[];
  if (first === undefined) {
    return { place: '', expected: 'a recipe that Tierwright saved', found: 'another shape' };
  }
  const issue = deepest(first);
  return {
    place: issue.path.map(String).join('.'),
    expected: expectation(issue),
    found:
      issue.code === 'unrecognized_keys'
        ? `the unknown ${quotedList(issue.keys.slice(0, 5))}`
        : shown(issue.input),
  };
};

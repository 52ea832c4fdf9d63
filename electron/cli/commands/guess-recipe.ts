import { resolve } from 'node:path';
import {
  suggestLookup,
  withSuggestion,
  type LookupSuggestion,
} from '#shared/intake/suggest-lookup.ts';
import { quoted } from '#shared/intake/wording.ts';
import { metricWords } from '#shared/lineage/metric-words.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';
import { refuseTaken } from '../refuse-taken.ts';

export type RecipeOptions = {
  readonly out: string;
  readonly source?: string;
  readonly department?: string;
  readonly for?: string;
};

const rolesOf = ({ key, name, attributes, metrics }: Recipe): readonly string[] => [
  `Partners are told apart by ${quoted(key)}${name === null ? '' : ` and shown as ${quoted(name)}`}.`,
  metrics.length === 0 ? 'No metrics.' : 'Metrics:',
  ...metrics.map((metric) => `  ${metric.code}: ${metricWords(metric)}`),
  attributes.length === 0 ? 'No attributes.' : 'Attributes:',
  ...attributes.map(({ code, header }) => `  ${code}: ${header}`),
];

const lookupWords = ({ lookup, key }: LookupSuggestion): string =>
  `${quoted(lookup.source)} knows the partner of these rows: they match it by ` +
  `${lookup.match.map(({ column }) => quoted(column)).join(', ')}, and there ${quoted(key)} names the partner. ` +
  'Rows without a match are rejected.';

/** `tierwright recipe`: how a file would be read, with the evidence, as a recipe to look through and import by. */
export const guessRecipe =
  (dataPath: string, options: RecipeOptions): Command =>
  async ({ call }) => {
    const free = refuseTaken(resolve(options.out));
    if (!free.ok) {
      return free;
    }
    const out = free.value;
    const opened =
      options.for === undefined
        ? null
        : await call('workspace/open', { path: resolve(options.for) });
    if (opened?.ok === false) {
      return opened;
    }
    const preview = await call('import/preview', { path: resolve(dataPath), recipe: null });
    if (!preview.ok) {
      return preview;
    }
    const { guess, evidence } = preview.value;
    const { source = guess.source.name, department = guess.source.department } = options;
    const alone: Recipe = { ...guess, source: { name: source, department } };
    const found = opened === null ? null : suggestLookup(alone, opened.value.runs);
    const recipe = found === null ? alone : withSuggestion(alone, found);
    // A recipe is edited by hand; what somebody wrote is not for a guess to replace.
    const written = await call('recipe/write', { path: out, recipe, isNew: true });
    if (!written.ok) {
      return written;
    }
    return ok({
      document: { recipe, evidence },
      lines: [
        ...evidence
          .filter(({ about }) => found === null || about !== 'key')
          .map((each) => each.evidence),
        ...(found === null ? [] : [lookupWords(found)]),
        ...rolesOf(recipe),
        `Wrote ${out}. Look through it, then: tierwright import <workspace> <file> --recipe <recipe>`,
      ],
    });
  };

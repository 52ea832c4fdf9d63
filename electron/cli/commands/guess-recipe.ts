import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { quoted } from '#shared/intake/wording.ts';
import { metricWords } from '#shared/lineage/metric-words.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { err, ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';

export type RecipeOptions = {
  readonly out: string;
  readonly source?: string;
  readonly department?: string;
};

const rolesOf = ({ key, name, attributes, metrics }: Recipe): readonly string[] => [
  `Partners are told apart by ${quoted(key)}${name === null ? '' : ` and shown as ${quoted(name)}`}.`,
  metrics.length === 0 ? 'No metrics.' : 'Metrics:',
  ...metrics.map((metric) => `  ${metric.code}: ${metricWords(metric)}`),
  attributes.length === 0 ? 'No attributes.' : 'Attributes:',
  ...attributes.map(({ code, header }) => `  ${code}: ${header}`),
];

/** `tierwright recipe`: how a file would be read, with the evidence, as a recipe to look through and import by. */
export const guessRecipe =
  (dataPath: string, options: RecipeOptions): Command =>
  async ({ call }) => {
    const out = resolve(options.out);
    // A recipe is edited by hand; what somebody wrote is not for a guess to replace.
    if (existsSync(out)) {
      return err(
        refuseInput(
          out,
          'a name that is free',
          'a file of that name',
          'Choose another name with --out, or remove that file first.',
        ),
      );
    }
    const preview = await call('import/preview', { path: resolve(dataPath), recipe: null });
    if (!preview.ok) {
      return preview;
    }
    const { guess, evidence } = preview.value;
    const { source = guess.source.name, department = guess.source.department } = options;
    const recipe: Recipe = { ...guess, source: { name: source, department } };
    const written = await call('recipe/write', { path: out, recipe });
    if (!written.ok) {
      return written;
    }
    return ok({
      document: { recipe, evidence },
      lines: [
        ...evidence.map((each) => each.evidence),
        ...rolesOf(recipe),
        `Wrote ${out}. Look through it, then: tierwright import <workspace> <file> --recipe <recipe>`,
      ],
    });
  };

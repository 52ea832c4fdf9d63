import type { Futures } from '../model/futures.ts';
import type { Recipe } from '../model/recipe.ts';
import type { ScoringModel } from '../model/scoring-model.ts';
import { createRandom } from '../random.ts';
import {
  certificationFile,
  financeFile,
  marketingFile,
  masterFile,
  salesFile,
  surveyFile,
  type SampleFile,
} from './sample-files.ts';
import { sampleFutures } from './sample-futures.ts';
import { sampleModel } from './sample-model.ts';
import { drawPartners } from './sample-partners.ts';
import { sampleRecipes } from './sample-recipes.ts';
import { invariant } from '../invariant.ts';

/** A whole programme to try the product on. */
export type Sample = {
  readonly programmeName: string;
  /** In the order in which they are imported. */
  readonly files: readonly (SampleFile & { readonly recipe: Recipe })[];
  readonly model: ScoringModel;
  readonly futures: Futures;
};

/** The seed of the sample that the start page opens. */
export const sampleSeed = 20_260_101;

/**
 * Draws the partner programme of Corvane, an invented maker of warehouse automation: 240 partners over
 * twelve quarters, files of five departments and the partner managers that do not quite agree, a
 * region without a survey, partners that game the end of the quarter, newcomers without an order,
 * and one star that hangs on one market and one technology. The same seed gives the same bytes.
 */
export const createSample = (seed: number): Sample => {
  const random = createRandom(seed);
  const partners = drawPartners(random);
  const files = [
    masterFile(partners),
    salesFile(partners, random),
    financeFile(partners, random),
    marketingFile(partners, random),
    certificationFile(partners, random),
    surveyFile(partners, random),
  ];
  return {
    programmeName: 'Corvane Partner Programme',
    files: files.map((file) => {
      const recipe = sampleRecipes[file.fileName];
      invariant(recipe !== undefined, 'every sample file has its recipe');
      return { ...file, recipe };
    }),
    model: sampleModel,
    futures: sampleFutures,
  };
};

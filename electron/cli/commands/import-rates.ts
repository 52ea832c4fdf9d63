import { resolve } from 'node:path';
import { guessRateColumns, rateRecipe } from '#shared/intake/rate-columns.ts';
import { ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';

type RateOptions = { readonly base: string; readonly perBase?: boolean };

/** `tierwright rates`: a table of exchange rates becomes the one that counts. */
export const importRates =
  (workspacePath: string, dataPath: string, options: RateOptions): Command =>
  async ({ call }) => {
    const opened = await call('workspace/open', { path: resolve(workspacePath) });
    if (!opened.ok) {
      return opened;
    }
    const path = resolve(dataPath);
    const preview = await call('import/preview', { path, recipe: null });
    if (!preview.ok) {
      return preview;
    }
    const imported = await call('rates/import', {
      path,
      recipe: rateRecipe(preview.value.guess, guessRateColumns(preview.value)),
      base: options.base,
      quote: options.perBase === true ? 'unitsPerBase' : 'basePerUnit',
    });
    if (!imported.ok) {
      return imported;
    }
    const { rates } = imported.value;
    const lines = (rates?.currencies ?? []).map(
      ({ code, rates: count, from, to }) => `  ${code}: ${count} rates, ${from} to ${to}`,
    );
    return ok({ document: rates, lines: [`Rates in ${rates?.base ?? ''}:`, ...lines] });
  };

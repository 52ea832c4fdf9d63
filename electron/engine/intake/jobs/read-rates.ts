import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import { gatherRates, type RateRow } from '#shared/metrics/currency/gather-rates.ts';
import type { RateQuote } from '#shared/model/rate-table.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { ReadRefusal } from '../source/read-signal.ts';
import { dayOfOrder } from '../table/row-log.ts';
import type { RatesRead } from './read-job.ts';
import { takeFiles } from './take-files.ts';

const mostRates = 500_000;

/**
 * Reads a table of rates: the key of the recipe is the currency, its order the day, its first metric
 * the rate. One row that is wrong refuses all, because a table with a hole would look complete.
 */
export const readRates = async (
  path: string,
  recipe: Recipe,
  base: string,
  quote: RateQuote,
  onProgress: (progress: Progress) => void,
): Promise<RatesRead> => {
  const placeOf = (header: string | null): number =>
    recipe.columns.findIndex((column) => column.header === header);
  const currency = placeOf(recipe.key);
  const day = placeOf(recipe.orderedBy);
  const rate = placeOf(recipe.metrics[0]?.header ?? null);
  const where = `Recipe ${recipe.source.name}`;
  if (day < 0 || rate < 0) {
    throw new ReadRefusal(
      refuseInput(
        where,
        'a column for the currency, one for the day and one for the rate',
        day < 0 ? 'no column of dates' : 'no column of rates',
        'Choose the three columns of the table of rates.',
      ),
    );
  }
  const rows: RateRow[] = [];
  const { read } = await takeFiles(
    [path],
    { ...recipe, name: null, attributes: [] },
    [],
    () => ({
      accept: null,
      reject: ({ rowNumber, reason }) => {
        throw new ReadRefusal(
          refuseInput(
            `row ${rowNumber}`,
            'a table of rates without a wrong row',
            reason,
            'Correct the row, or change how the file is read.',
          ),
        );
      },
      see: (cells) => {
        if (rows.length < mostRates) {
          rows.push({
            rowNumber: cells.rowNumber,
            currency: cells.bytes.toString('utf8', cells.starts[currency], cells.ends[currency]),
            day: dayOfOrder(cells.dates[day] ?? NaN),
            rate: cells.numbers[rate] ?? NaN,
          });
        }
      },
    }),
    onProgress,
    null,
  );
  if (read.rowsAccepted > mostRates) {
    throw new ReadRefusal(
      refuseInput(
        read.fileName,
        `at most ${mostRates} rates`,
        `${read.rowsAccepted}`,
        'Leave out currencies and years that the programme does not need.',
      ),
    );
  }
  const gathered = gatherRates(rows, base, quote);
  if (!gathered.ok) {
    const { rowNumber, expected, found } = gathered.error;
    throw new ReadRefusal(
      refuseInput(`${read.fileName}, row ${rowNumber}`, expected, found, 'Correct the row.'),
    );
  }
  return { fileName: read.fileName, fileSha256: read.fileSha256, table: gathered.value };
};

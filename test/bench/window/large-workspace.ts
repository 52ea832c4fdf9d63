import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { inProject } from '#electron/launch/support/project-root.js';
import type { Recipe } from '#shared/model/recipe.ts';
import { createRandom } from '#shared/random.ts';
import { recipeText } from '#shared/intake/recipe-text.ts';

const run = promisify(execFile);
const seed = 20_260_101;
const regions = ['EMEA', 'APAC', 'LATAM', 'North America', 'DACH'];
const tiers = ['Strategic', 'Growth', 'Core'];

const header = (criteria: number): readonly string[] => [
  'partner_id',
  'partner_name',
  'region',
  'tier',
  ...Array.from({ length: criteria }, (_, index) => `measure_${index + 1}`),
];

const recipeFor = (criteria: number): Recipe => ({
  format: 'tierwright-recipe/1',
  source: { name: 'Partners', department: 'Sales' },
  file: { kind: 'delimited', encoding: 'utf-8', delimiter: ',', headerRow: 1 },
  decimal: '.',
  thousands: '',
  dateOrder: 'ymd',
  emptyTexts: [],
  columns: header(criteria).map((name) => ({
    header: name,
    type: name.startsWith('measure_') ? 'number' : 'text',
  })),
  key: 'partner_id',
  name: 'partner_name',
  orderedBy: null,
  attributes: [
    { code: 'region', name: 'Region', header: 'region', role: 'attribute' },
    { code: 'tier', name: 'Tier', header: 'tier', role: 'currentTier' },
  ],
  metrics: Array.from({ length: criteria }, (_, index) => ({
    code: `measure_${index + 1}`,
    name: `Measure ${index + 1}`,
    header: `measure_${index + 1}`,
    aggregation: 'latest',
    unit: '',
    decimals: 2,
    higherIsBetter: true,
  })),
});

const partnerRows = (partners: number, criteria: number): string => {
  const random = createRandom(seed);
  const lines = Array.from({ length: partners }, (_, partner) => {
    // A strength of its own, so that scores spread over the tiers as in a real programme.
    const strength = random.share();
    const measures = Array.from({ length: criteria }, () =>
      random.chance(0.02) ? '' : (50 * (strength + random.share())).toFixed(2),
    );
    return [
      `P${String(partner).padStart(7, '0')}`,
      `Partner ${partner}`,
      regions[partner % regions.length],
      tiers[Math.min(2, Math.floor(3 * (1 - strength)))],
      ...measures,
    ].join(',');
  });
  return [header(criteria).join(','), ...lines, ''].join('\n');
};

/**
 * A workspace of so many partners and criteria, made in `folder` by the command line of the built
 * application: the same at every run, with 2 % of the cells empty.
 */
export const makeLargeWorkspace = async (
  folder: string,
  partners: number,
  criteria: number,
): Promise<string> => {
  const workspace = path.join(folder, 'large.tierwright');
  const table = path.join(folder, 'partners.csv');
  const recipe = path.join(folder, 'partners.recipe.json');
  await writeFile(table, partnerRows(partners, criteria));
  await writeFile(recipe, recipeText(recipeFor(criteria)));
  const commandLine = inProject('dist', 'cli', 'index.js');
  await run(process.execPath, [commandLine, 'new', workspace]);
  await run(process.execPath, [commandLine, 'import', workspace, table, '--recipe', recipe]);
  return workspace;
};

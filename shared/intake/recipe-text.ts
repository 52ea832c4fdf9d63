import type { Recipe, RowCondition } from '../model/recipe.ts';

/** A list without conditions says as little as none and is left out. */
const conditionsField = (
  field: 'filter' | 'where',
  conditions: readonly RowCondition[] | undefined,
): Partial<Record<'filter' | 'where', readonly RowCondition[]>> =>
  conditions === undefined || conditions.length === 0
    ? {}
    : {
        [field]: conditions.map(({ column, is, to }) => ({
          column,
          is,
          to: to === null || typeof to === 'string' ? to : { column: to.column },
        })),
      };

/**
 * The recipe as JSON with its keys in one fixed order: the same recipe always gives the same text,
 * so texts can be compared, stored and versioned.
 */
export const recipeText = (recipe: Recipe): string => {
  const { file } = recipe;
  const ordered: Recipe = {
    format: recipe.format,
    source: { name: recipe.source.name, department: recipe.source.department },
    file:
      file.kind === 'delimited'
        ? {
            kind: file.kind,
            encoding: file.encoding,
            delimiter: file.delimiter,
            headerRow: file.headerRow,
          }
        : file.kind === 'workbook'
          ? { kind: file.kind, sheet: file.sheet, headerRow: file.headerRow }
          : { kind: file.kind, headerRow: file.headerRow },
    decimal: recipe.decimal,
    thousands: recipe.thousands,
    dateOrder: recipe.dateOrder,
    emptyTexts: recipe.emptyTexts,
    columns: recipe.columns.map(({ header, type }) => ({ header, type })),
    key: recipe.key,
    name: recipe.name,
    orderedBy: recipe.orderedBy,
    // Fields that are not given leave no trace: recipes of older versions keep their text.
    ...(recipe.asOf === undefined ? {} : { asOf: recipe.asOf }),
    attributes: recipe.attributes.map(({ code, name, header, role }) => ({
      code,
      name,
      header,
      role,
    })),
    metrics: recipe.metrics.map((metric) => ({
      code: metric.code,
      name: metric.name,
      header: metric.header,
      aggregation: metric.aggregation,
      ...(metric.by === undefined ? {} : { by: metric.by }),
      ...conditionsField('filter', metric.filter),
      ...conditionsField('where', metric.where),
      ...(metric.every === undefined ? {} : { every: metric.every }),
      ...(metric.window === undefined
        ? {}
        : {
            window: {
              date: metric.window.date,
              months: metric.window.months,
              back: metric.window.back,
            },
          }),
      unit: metric.unit,
      decimals: metric.decimals,
      higherIsBetter: metric.higherIsBetter,
    })),
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
};

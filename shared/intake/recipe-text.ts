import type { Recipe } from '../model/recipe.ts';

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
        : { kind: file.kind, sheet: file.sheet, headerRow: file.headerRow },
    decimal: recipe.decimal,
    thousands: recipe.thousands,
    dateOrder: recipe.dateOrder,
    emptyTexts: recipe.emptyTexts,
    columns: recipe.columns.map(({ header, type }) => ({ header, type })),
    key: recipe.key,
    name: recipe.name,
    orderedBy: recipe.orderedBy,
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
      unit: metric.unit,
      decimals: metric.decimals,
      higherIsBetter: metric.higherIsBetter,
    })),
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
};

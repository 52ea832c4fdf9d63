import { cellStatus } from '../../model/cell-status.ts';
import type { AttributeColumn, MetricColumn } from '../../model/snapshot.ts';
import type { RubricLevel } from '../../model/value-function.ts';

/** Whether a rubric judges labels of an attribute rather than numbers of a metric. */
export const isLabelRubric = (levels: readonly RubricLevel[]): boolean =>
  levels.some(({ at }) => typeof at === 'string');

/**
 * The value of the level that is met exactly; NaN where no level is, which is "not computable". A rubric
 * of labels is judged by the level's number as `labelColumn` gives it, counted from 1.
 */
export const rubricValue = (raw: number, levels: readonly RubricLevel[]): number =>
  (isLabelRubric(levels) ? levels[raw - 1] : levels.find(({ at }) => at === raw))?.value ?? NaN;

const fold = (label: string): string => label.trim().toLowerCase();

/**
 * An attribute as numbers: the place of each label among the levels, from 1, without regard to case and
 * surrounding spaces. No label is missing; one that no level names is not computable.
 */
export const labelColumn = (
  attribute: AttributeColumn,
  levels: readonly RubricLevel[],
): MetricColumn => {
  const places = attribute.labels.map((label) =>
    levels.findIndex(({ at }) => typeof at === 'string' && fold(at) === fold(label)),
  );
  const rows = attribute.codes.length;
  const values = new Float64Array(rows).fill(NaN);
  const status = new Uint8Array(rows);
  attribute.codes.forEach((code, row) => {
    const place = places[code] ?? -1;
    if (place >= 0) {
      values[row] = place + 1;
    } else {
      const isEmpty = fold(attribute.labels[code] ?? '') === '';
      status[row] = isEmpty ? cellStatus.missing : cellStatus.notComputable;
    }
  });
  const { code, name } = attribute;
  return { code, name, unit: '', decimals: 0, higherIsBetter: true, values, status };
};

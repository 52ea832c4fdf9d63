import { findDeciding, type FigureName } from '#db/lineage/find-deciding.ts';
import { readFigureRows } from '#db/lineage/read-figure-rows.ts';
import { readFigure } from '#db/lineage/read-figure.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { allColumns } from '#shared/intake/recipe-use.ts';
import { maskFigureLineage, maskRows } from '#shared/lineage/mask-lineage.ts';
import type { FigureLineage, LineageRow } from '#shared/model/lineage.ts';
import type { RunFindings } from '#shared/model/run-findings.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { readSensitive } from './sensitivity.ts';
import { shownName } from './shown-names.ts';

/** Where a figure comes from, without sensitive values but those that are included. */
export const tellFigure = (
  file: WorkspaceFile,
  name: FigureName,
  include: readonly string[],
): FigureLineage | null => {
  const figure = readFigure(file, name);
  if (figure === null) {
    return null;
  }
  const findings = findDeciding(file, name)?.run.findings ?? '{}';
  const { headers = [] } = JSON.parse(findings) as Partial<RunFindings>;
  const partner = {
    ...figure.partner,
    name: shownName(file, figure.partner.key, figure.partner.name, include),
  };
  return maskFigureLineage(
    { ...figure, partner },
    headers,
    hiddenThings(readSensitive(file), include),
  );
};

/** A page of the rows behind it, masked alike. */
export const tellRows = (
  file: WorkspaceFile,
  name: FigureName,
  {
    offset,
    limit,
    include,
  }: { readonly offset: number; readonly limit: number; readonly include: readonly string[] },
): readonly LineageRow[] => {
  const rows = readFigureRows(file, name, offset, limit);
  const deciding = findDeciding(file, name);
  return deciding === null
    ? rows
    : maskRows(
        rows,
        deciding.run.source_name,
        allColumns(deciding.recipe).map(({ header }) => header),
        hiddenThings(readSensitive(file), include),
      );
};

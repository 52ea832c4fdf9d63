import { allColumns, metricHeaders } from '#shared/intake/recipe-use.ts';
import { metricsRead } from '#shared/metrics/formula/formula-ast.ts';
import { orderFormulas } from '#shared/metrics/formula/order-formulas.ts';
import { absenceOf, cellStatus } from '#shared/model/cell-status.ts';
import type { RejectedRow } from '#shared/model/import-run.ts';
import type {
  FigureLineage,
  FormulaInput,
  FormulaOrigin,
  RowsOrigin,
} from '#shared/model/lineage.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { readSnapshot } from '../imports/read-snapshot.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { findDeciding, survivorOf, type Deciding, type FigureName } from './find-deciding.ts';
import { createPlacer, describeRun, readFilesOfRun } from './describe-run.ts';
import { judgeFigure } from './judge-figure.ts';

/** So many rejected rows of a partner are told. */
const mostRejected = 50;

/** Rejected rows lie as the file had them, so a key is looked for in every cell. */
const readRejected = (file: WorkspaceFile, { run, keys }: Deciding): RowsOrigin['rejected'] => {
  const files = readFilesOfRun(file, run.id);
  const placeOf = createPlacer(files);
  const ofPartner = file.connection
    .prepare<
      [number, string, number],
      { readonly row_number: number; readonly reason: string; readonly cells: string }
    >(
      `SELECT row_number, reason, cells FROM rejected_row
       WHERE run_id = ? AND EXISTS (
         SELECT 1 FROM json_each(cells) AS cell
         WHERE trim(cell.value) IN (SELECT value FROM json_each(?))
       )
       ORDER BY row_number LIMIT ?`,
    )
    .all(run.id, JSON.stringify(keys), mostRejected)
    .map(({ row_number: number, reason, cells }): RejectedRow => {
      const place = placeOf(number);
      const named = files.length > 1 ? files[place.file] : undefined;
      return {
        rowNumber: place.rowNumber,
        ...(named === undefined ? {} : { fileName: named.name }),
        reason,
        // Our own text: a list of the cells as texts.
        cells: JSON.parse(cells) as readonly string[],
      };
    });
  return { inFile: run.rows_rejected, ofPartner };
};

const rowsOrigin = (file: WorkspaceFile, deciding: Deciding): RowsOrigin => {
  const { run, recipe, metric, keys } = deciding;
  const { reasons, window } = judgeFigure(file, deciding);
  const orderedBy =
    metric.aggregation === 'latest' || metric.aggregation === 'earliest' ? recipe.orderedBy : null;
  const used = new Set(metricHeaders(metric));
  return {
    kind: 'rows',
    keys,
    metric,
    window,
    run: describeRun(file, run),
    columns: allColumns(recipe).map(({ header, type }) => ({
      header,
      type: header === recipe.key ? 'text' : type,
      isUsed: header === orderedBy || used.has(header),
    })),
    total: reasons.length,
    counted: reasons.filter((reason) => reason === '').length,
    rejected: readRejected(file, deciding),
  };
};

const figureOf = (snapshot: Snapshot, row: number, code: string): FormulaInput => {
  const column = snapshot.metrics.find((metric) => metric.code === code);
  const absence = absenceOf(column?.status[row] ?? cellStatus.missing);
  return {
    code,
    name: column?.name ?? code,
    unit: column?.unit ?? '',
    decimals: column?.decimals ?? 0,
    value: absence === null ? (column?.values[row] ?? null) : null,
    absence,
  };
};

const formulaOrigin = (snapshot: Snapshot, row: number, code: string): FormulaOrigin | null => {
  const ready = orderFormulas(snapshot.formulas ?? []).ready.find(
    ({ metric }) => metric.code === code,
  );
  return ready === undefined
    ? null
    : {
        kind: 'formula',
        formula: ready.metric.formula,
        inputs: metricsRead(ready.node).map((read) => figureOf(snapshot, row, read)),
      };
};

/** Where a figure comes from; null for a partner or a metric that nothing knows. */
export const readFigure = (file: WorkspaceFile, name: FigureName): FigureLineage | null => {
  const snapshot = readSnapshot(file, name.knownOn);
  const key = survivorOf(file, name);
  const row = snapshot.partnerKeys.indexOf(key);
  if (row < 0 || snapshot.metrics.every(({ code }) => code !== name.metric)) {
    return null;
  }
  const formula = formulaOrigin(snapshot, row, name.metric);
  const deciding = formula === null ? findDeciding(file, name) : null;
  return {
    ...figureOf(snapshot, row, name.metric),
    partner: { key, name: snapshot.partnerNames[row] ?? key },
    origin: formula ?? (deciding === null ? null : rowsOrigin(file, deciding)),
  };
};

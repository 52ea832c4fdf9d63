import { findKeyFault, partnerKey, type KeyFault } from '#shared/intake/partner-key.ts';
import type { PartnerTotals } from '#shared/intake/partner-totals.ts';
import { allColumns, planColumns, type ColumnPlan } from '#shared/intake/recipe-use.ts';
import { counted, countOf, quoted } from '#shared/intake/wording.ts';
import type { RejectedRow, RejectReason } from '#shared/model/import-run.ts';
import type { RateTable } from '#shared/model/rate-table.ts';
import type {
  LeftOutCount,
  LeftOutRow,
  LookupFound,
  MisfitUse,
} from '#shared/model/run-findings.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { createRecordWriter, type RecordWriter } from '#db/imports/staging/record.ts';
import { noFault, rowTexts, type CellRow } from '../source/cell-row.ts';
import { createByteDictionary } from './byte-dictionary.ts';
import { createMisfitBook } from './misfit-book.ts';
import { createPartnerFold } from './partner-fold.ts';
import { createRowGate } from './row-gate.ts';
import { createRowWidener } from './widen-rows.ts';
import { createCellReader, type CellFault, type TypedCells } from './typed-cells.ts';

/** Where rows go: nowhere in a check, into a staging file before a commit. */
export type RowSink = {
  readonly accept: ((rowNumber: number, record: RecordWriter) => void) | null;
  readonly reject: ((row: RejectedRow) => void) | null;
  readonly leaveOut?: (row: LeftOutRow) => void;
  /** A cell of an accepted row that did not fit and was taken as a rule of its column says. */
  readonly issue?: (issue: CellUse) => void;
  /** Sees every accepted row as the recipe reads it. */
  readonly see?: (cells: TypedCells) => void;
};

export type CellUse = {
  readonly rowNumber: number;
  readonly header: string;
  readonly text: string;
  /** Empty for no value. */
  readonly taken: string;
};

/** What a pass over the rows found. */
export type TableTaken = {
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly rowsLeftOut: number;
  readonly leftOut: readonly LeftOutCount[];
  readonly leftOutRows: readonly LeftOutRow[];
  readonly misfits: readonly MisfitUse[];
  readonly lookups: readonly LookupFound[];
  readonly reasons: readonly RejectReason[];
  readonly rejectedRows: readonly RejectedRow[];
  /** Keys of partners in the order in which they first stand in an accepted row. */
  readonly partnerKeys: readonly string[];
  readonly totals: PartnerTotals;
};

/** Where the columns of a file stand, and what its row numbers count on from. */
export type FileLayout = {
  /** Aligned with the columns of the recipe. */
  readonly places: readonly number[];
  /** Number of headers. */
  readonly width: number;
  readonly rowOffset: number;
  /** Places of the first file's headers in this one, -1 for none; null where they are the same. */
  readonly order: readonly number[] | null;
};

export type TableTaker = {
  /** The rows that follow are those of this file. */
  readonly startFile: (layout: FileLayout) => void;
  readonly take: (row: CellRow) => void;
  /** Call it behind the last row of each file: what is held back then are its total rows. */
  readonly endFile: () => void;
  readonly finish: () => TableTaken;
};

/** So many rejected rows are shown; all of them are kept or saved. */
const mostRejectedShown = 200;
/** So many texts that do not fit are told of a run. */
const mostMisfitsTold = 500;

const explainFault = (plan: ColumnPlan | undefined, fault: CellFault): string => {
  const header = quoted(plan?.header ?? '');
  switch (fault) {
    case 'number':
      return `Expected a number in ${header}.`;
    case 'date':
      return `Expected a date in ${header}.`;
    case 'currency':
      return `Expected one currency in ${header}, not two.`;
    case 'rounded':
      return `Expected a whole key in ${header}, not a number that a spreadsheet rounded.`;
    case 'percent':
      return `Expected ${header} with a percent sign everywhere or nowhere.`;
  }
};

const explainKey = (recipe: Recipe, fault: KeyFault): string => {
  const header = quoted(recipe.key);
  switch (fault) {
    case 'empty':
      return `Expected a partner key in ${header}.`;
    case 'rounded':
      return `Expected a whole key in ${header}, not a number that a spreadsheet rounded.`;
    case 'tooLong':
      return `Expected a key of at most 500 characters in ${header}.`;
  }
};

const explainWidth = (found: number, expected: number): string =>
  `Expected ${countOf(expected, 'cell')}, found ${found < expected ? 'fewer' : 'more'}.`;

/**
 * Reads every row as the recipe says. A row is accepted as a whole or rejected as a whole, with its
 * first fault in the order of the recipe's columns as the reason. Sheets may leave out cells at the end
 * of a row (`mayBeShort`), text files may not.
 */
export const createTableTaker = (
  own: Recipe,
  lookupPaths: readonly string[],
  mayBeShort: boolean,
  sink: RowSink,
  rates: RateTable | null,
): TableTaker => {
  const plan = planColumns(own);
  // Looked-up cells stand behind those of the file; from here on they are columns like all others.
  const recipe: Recipe = { ...own, columns: allColumns(own) };
  // The cell reader looks here for every row, so that what it knows of a column holds for all files.
  const places = plan.map(() => 0);
  let file: FileLayout = { places: [], width: 0, rowOffset: 0, order: null };
  const placeOf = (header: string): number =>
    places[plan.findIndex((column) => column.header === header)] ?? 0;
  const widener = createRowWidener(own, lookupPaths);
  const misfits = createMisfitBook(plan);
  const reader = createCellReader(recipe, plan, places, misfits);
  const fold = createPartnerFold(recipe, rates);
  const keys = createByteDictionary();
  const partners = createByteDictionary();
  const record = sink.accept === null ? null : createRecordWriter();
  const keyColumn = plan.findIndex((column) => column.header === recipe.key);
  const orderColumn = plan.findIndex((column) => column.header === recipe.orderedBy);
  const reasons = new Map<string, number>();
  const rejectedRows: RejectedRow[] = [];
  const leftOut = new Map<string, number>();
  const leftOutRows: LeftOutRow[] = [];
  /** By key number: the partner's number, or -1 - index of the fault. */
  const partnerOfKey: number[] = [];
  const faults: readonly KeyFault[] = ['empty', 'rounded', 'tooLong'];
  let rowsRead = 0;
  let rowsAccepted = 0;
  let rowsRejected = 0;

  const internPartner = (key: string): number => {
    const bytes = Buffer.from(key, 'utf8');
    return partners.intern(bytes, 0, bytes.length);
  };

  const judgeKey = (text: string): number => {
    const key = partnerKey(text);
    const fault = findKeyFault(key);
    return fault === null ? internPartner(key) : -1 - faults.indexOf(fault);
  };

  /** The partner of a row, or a negative number for a fault of its key. */
  const findPartner = (cells: TypedCells): number => {
    if (cells.isFilled[keyColumn] === 0) {
      return -1;
    }
    const start = cells.starts[keyColumn] ?? 0;
    const end = cells.ends[keyColumn] ?? 0;
    const key = keys.intern(cells.bytes, start, end);
    const known = partnerOfKey[key];
    if (known !== undefined) {
      return known;
    }
    const partner = judgeKey(cells.bytes.toString('utf8', start, end));
    partnerOfKey[key] = partner;
    return partner;
  };

  /** Cells as they stand, under the headers of the first file; rows of another length as they are. */
  const textsOf = (row: CellRow): readonly string[] => {
    const texts = rowTexts(row);
    const { order, width } = file;
    return order === null || texts.length > width
      ? texts
      : order.map((place) => (place < 0 ? '' : (texts[place] ?? '')));
  };

  const reject = (row: CellRow, reason: string): void => {
    rowsRejected += 1;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    const isShown = rejectedRows.length < mostRejectedShown;
    if (isShown || sink.reject !== null) {
      const rowNumber = file.rowOffset + row.rowNumber;
      const rejected = { rowNumber, reason, cells: textsOf(row) };
      if (isShown) {
        rejectedRows.push(rejected);
      }
      sink.reject?.(rejected);
    }
  };

  const leaveOut = (row: CellRow, reason: string): void => {
    rowsRead += 1;
    leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
    const isShown = leftOutRows.length < mostRejectedShown;
    if (isShown || sink.leaveOut !== undefined) {
      const rowNumber = file.rowOffset + row.rowNumber;
      const left = { rowNumber, reason, cells: textsOf(row) };
      if (isShown) {
        leftOutRows.push(left);
      }
      sink.leaveOut?.(left);
    }
  };

  const noteIssues = (rowNumber: number): void => {
    for (const { column, text, taken } of reader.issues()) {
      misfits.countTaken(column, text, taken);
      sink.issue?.({ rowNumber, header: plan[column]?.header ?? '', text, taken });
    }
  };

  const findRowFault = (row: CellRow): string | null => {
    if (row.quoteFault !== noFault) {
      return `Expected a delimiter behind the closing quote of cell ${counted(row.quoteFault + 1)}.`;
    }
    const { width } = file;
    return row.count > width || (row.count < width && !mayBeShort)
      ? explainWidth(row.count, width)
      : null;
  };

  const takeData = (row: CellRow): void => {
    rowsRead += 1;
    const rowFault = findRowFault(row);
    if (rowFault !== null) {
      reject(row, rowFault);
      return;
    }
    if (record !== null) {
      record.begin();
      record.addNull();
    }
    const wide = widener === null ? row : widener.widen(row);
    if (typeof wide === 'string') {
      reject(row, wide);
      return;
    }
    const fault = reader.read(wide, record);
    if (fault !== null) {
      reject(row, explainFault(plan[fault.column], fault.fault));
      return;
    }
    const partner = findPartner(reader.cells);
    if (partner < 0) {
      reject(row, explainKey(recipe, faults[-1 - partner] ?? 'empty'));
      return;
    }
    rowsAccepted += 1;
    const rowNumber = file.rowOffset + row.rowNumber;
    reader.cells.rowNumber = rowNumber;
    noteIssues(rowNumber);
    sink.see?.(reader.cells);
    const date = orderColumn < 0 ? 0 : (reader.cells.dates[orderColumn] ?? NaN);
    // Rows without a date count as older than every row with one.
    fold.add(partner, reader.cells, Number.isNaN(date) ? -1 : date);
    if (record !== null) {
      sink.accept?.(rowNumber, record);
    }
  };

  const gates = { data: takeData, leftOut: leaveOut };
  let gate = createRowGate(recipe, placeOf, gates);

  const startFile = (layout: FileLayout): void => {
    file = layout;
    for (let column = 0; column < places.length; column += 1) {
      const behind = layout.width + column - layout.places.length;
      places[column] = layout.places[column] ?? behind;
    }
    widener?.startFile(placeOf, layout.width);
    gate = createRowGate(recipe, placeOf, gates);
  };

  const finish = (): TableTaken => {
    return {
      rowsRead,
      rowsAccepted,
      rowsRejected,
      rowsLeftOut: rowsRead - rowsAccepted - rowsRejected,
      leftOut: [...leftOut].map(([reason, rows]) => ({ reason, rows })),
      leftOutRows,
      misfits: misfits.uses().slice(0, mostMisfitsTold),
      lookups: widener?.found() ?? [],
      reasons: [...reasons]
        .map(([reason, rows]) => ({ reason, rows }))
        .sort((left, right) => right.rows - left.rows),
      rejectedRows,
      partnerKeys: Array.from({ length: partners.size() }, (_, code) => partners.text(code)),
      totals: fold.finish(partners.size()),
    };
  };

  return {
    startFile,
    take: (row) => gate.push(row),
    endFile: () => gate.finish(),
    finish,
  };
};

import { createPageFile, pageSize } from './page-file.ts';
import { createRecordWriter, type RecordWriter } from './record.ts';
import { createTableWriter, type TableWriter } from './table-writer.ts';

/**
 * A database file of SQLite with rows on their way into a workspace, written without SQLite: bytes of
 * the imported file become records of the table at once. SQLite checks the file (quick_check) and
 * copies its records page by page, several times faster than rows can be bound one by one, and the
 * transaction on the workspace takes a second instead of the whole import.
 */
export type StagingFile = {
  readonly openTable: (name: string, columns: string) => StagingTable;
  /** Writes the schema; the file is complete only then. */
  readonly finish: () => void;
  /** Closes without finishing; what was written is no database. */
  readonly close: () => void;
};

/** Rows of one logical table, cut into parts so that each can be copied in a moment. */
export type StagingTable = {
  readonly append: (rowId: number, record: RecordWriter) => void;
  readonly finish: () => StagedTable;
};

/** A finished logical table: `${name}_0` to `${name}_${parts - 1}`, in order of their rows. */
export type StagedTable = { readonly name: string; readonly parts: number; readonly rows: number };

/** Enough for a twentieth of a second of copying. */
const bytesPerPart = 8 << 20;

type SchemaEntry = { readonly name: string; readonly sql: string; readonly rootPage: number };

const writeFileHeader = (page: Buffer, pages: number): void => {
  page.write('SQLite format 3\0', 0, 'latin1');
  page.writeUInt16BE(1, 16); // page size 65,536
  page[18] = 1; // rollback journal, for writing
  page[19] = 1; // and for reading
  page[21] = 64; // fractions of payload, fixed by the format
  page[22] = 32;
  page[23] = 32;
  page.writeUInt32BE(1, 24); // change counter
  page.writeUInt32BE(pages, 28);
  page.writeUInt32BE(1, 40); // schema cookie
  page.writeUInt32BE(4, 44); // schema format
  page.writeUInt32BE(1, 56); // UTF-8
  page.writeUInt32BE(1, 92); // the change counter at which the size is valid
  page.writeUInt32BE(3_045_001, 96); // written as SQLite 3.45.1 would
};

/** Creates the file; one that is there already is an error. */
export const createStagingFile = (path: string): StagingFile => {
  const pages = createPageFile(path);
  const schema: SchemaEntry[] = [];

  const openTable = (name: string, columns: string): StagingTable => {
    let part: TableWriter = createTableWriter(pages);
    let parts = 0;
    let rows = 0;
    const finishPart = (): void => {
      schema.push({
        name: `${name}_${parts}`,
        sql: `CREATE TABLE ${name}_${parts} (${columns}) STRICT`,
        rootPage: part.finish(),
      });
      parts += 1;
      rows += part.rows();
    };
    return {
      append: (rowId, record) => {
        if (part.bytes() >= bytesPerPart) {
          finishPart();
          part = createTableWriter(pages);
        }
        part.append(rowId, record);
      },
      finish: () => {
        finishPart();
        return { name, parts, rows };
      },
    };
  };

  return {
    openTable,
    finish: () => {
      const record = createRecordWriter();
      const table = createTableWriter(pages);
      schema.forEach(({ name, sql, rootPage }, index) => {
        record.begin();
        for (const text of ['table', name, name]) {
          record.addText(text);
        }
        record.addInteger(rootPage);
        record.addText(sql);
        table.append(index + 1, record);
      });
      const first = Buffer.alloc(pageSize);
      table.finishOn(first, 100);
      writeFileHeader(first, pages.count());
      pages.finish(first);
    },
    close: () => pages.close(),
  };
};

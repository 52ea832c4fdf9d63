import { pageSize, type PageFile } from './page-file.ts';
import { varintSize, writeVarint, type RecordWriter } from './record.ts';

/** Payload bytes of a cell that stay on a leaf (sqlite.org/fileformat2.html, section 1.6). */
const mostLocal = pageSize - 35;
const leastLocal = Math.floor(((pageSize - 12) * 32) / 255) - 23;
const overflowRoom = pageSize - 4;

const leafType = 0x0d;
const interiorType = 0x05;

/** One table of rows in ascending order of their rowid, written leaf by leaf. */
export type TableWriter = {
  readonly append: (rowId: number, record: RecordWriter) => void;
  /** Payload bytes so far. */
  readonly bytes: () => number;
  readonly rows: () => number;
  /** Writes what is left and returns the number of the root page. */
  readonly finish: () => number;
  /** Like `finish`, with the root on a page of the caller's that starts at `offset`. */
  readonly finishOn: (page: Buffer, offset: number) => void;
};

type Child = { readonly page: number; readonly lastRowId: number };

const writePageHeader = (
  page: Buffer,
  offset: number,
  type: number,
  cells: number,
  contentStart: number,
): void => {
  page[offset] = type;
  page.writeUInt16BE(0, offset + 1);
  page.writeUInt16BE(cells, offset + 3);
  // 65,536 does not fit and is written as 0.
  page.writeUInt16BE(contentStart % pageSize, offset + 5);
  page[offset + 7] = 0;
};

/** An interior page over `children`; the last child hangs at the right, without a key. */
const writeInterior = (page: Buffer, offset: number, children: readonly Child[]): void => {
  let content = pageSize;
  children.slice(0, -1).forEach((child, index) => {
    content -= 4 + varintSize(child.lastRowId);
    page.writeUInt32BE(child.page, content);
    writeVarint(page, content + 4, child.lastRowId);
    page.writeUInt16BE(content, offset + 12 + 2 * index);
  });
  writePageHeader(page, offset, interiorType, children.length - 1, content);
  page.writeUInt32BE(children.at(-1)?.page ?? 0, offset + 8);
};

/** At most so many leaves hang under one root, even with the longest keys. */
const mostChildren = 3800;

const interiorLevel = (file: PageFile, children: readonly Child[]): readonly Child[] => {
  const parents: Child[] = [];
  for (let start = 0; start < children.length; start += mostChildren) {
    const page = Buffer.alloc(pageSize);
    const group = children.slice(start, start + mostChildren);
    writeInterior(page, 0, group);
    parents.push({ page: file.append(page), lastRowId: group.at(-1)?.lastRowId ?? 0 });
  }
  return parents;
};

export const createTableWriter = (file: PageFile): TableWriter => {
  const leaf = Buffer.alloc(pageSize);
  let long = Buffer.alloc(0);
  const children: Child[] = [];
  let cells = 0;
  let content = pageSize;
  let lastRowId = 0;
  let rows = 0;
  let bytes = 0;

  const writeLeaf = (): void => {
    writePageHeader(leaf, 0, leafType, cells, content);
    children.push({ page: file.append(leaf), lastRowId });
    leaf.fill(0);
    cells = 0;
    content = pageSize;
  };

  const reserve = (size: number): number => {
    if (8 + 2 * (cells + 1) > content - size) {
      writeLeaf();
    }
    content -= size;
    leaf.writeUInt16BE(content, 8 + 2 * cells);
    cells += 1;
    return content;
  };

  /** Writes payload that a leaf has no room for as a chain of pages, last page first. */
  const writeOverflow = (payload: Buffer): number => {
    let next = 0;
    const pages = Math.ceil(payload.length / overflowRoom);
    for (let index = pages - 1; index >= 0; index -= 1) {
      const page = Buffer.alloc(pageSize);
      page.writeUInt32BE(next, 0);
      payload.copy(page, 4, index * overflowRoom, (index + 1) * overflowRoom);
      next = file.append(page);
    }
    return next;
  };

  const appendLong = (rowId: number, record: RecordWriter, size: number): void => {
    if (long.length < size) {
      long = Buffer.allocUnsafe(size);
    }
    record.copyTo(long, 0);
    const fitting = leastLocal + ((size - leastLocal) % overflowRoom);
    const local = fitting <= mostLocal ? fitting : leastLocal;
    const overflow = writeOverflow(long.subarray(local, size));
    let at = reserve(varintSize(size) + varintSize(rowId) + local + 4);
    at = writeVarint(leaf, at, size);
    at = writeVarint(leaf, at, rowId);
    long.copy(leaf, at, 0, local);
    leaf.writeUInt32BE(overflow, at + local);
  };

  const append = (rowId: number, record: RecordWriter): void => {
    const size = record.size();
    if (size > mostLocal) {
      appendLong(rowId, record, size);
    } else {
      let at = reserve(varintSize(size) + varintSize(rowId) + size);
      at = writeVarint(leaf, at, size);
      at = writeVarint(leaf, at, rowId);
      record.copyTo(leaf, at);
    }
    lastRowId = rowId;
    rows += 1;
    bytes += size;
  };

  const topChildren = (): readonly Child[] => {
    let level: readonly Child[] = children;
    while (level.length > mostChildren) {
      level = interiorLevel(file, level);
    }
    return level;
  };

  return {
    append,
    bytes: () => bytes,
    rows: () => rows,
    finish: () => {
      if (cells > 0 || children.length === 0) {
        writeLeaf();
      }
      const top = topChildren();
      const [first] = top;
      if (first !== undefined && top.length === 1) {
        return first.page;
      }
      const root = Buffer.alloc(pageSize);
      writeInterior(root, 0, top);
      return file.append(root);
    },
    finishOn: (page, offset) => {
      if (cells > 0 || children.length === 0) {
        writeLeaf();
      }
      writeInterior(page, offset, topChildren());
    },
  };
};

import type { LineageRow } from '#shared/model/lineage.ts';

/** Rows that are fetched page by page as they come into sight. */
export type RowPages = {
  readonly total: number;
  /** Null until it has arrived; asking for it fetches it. */
  readonly rowAt: (place: number) => LineageRow | null;
  /** Calls `draw` whenever rows have arrived; returns the end of it. */
  readonly follow: (draw: () => void) => () => void;
};

/** Rows that are asked for at once. */
export const rowsPerPage = 200;

/** `fetch` answers with the rows from `offset` on, or null where they cannot be had. */
export const createRowPages = (
  total: number,
  fetch: (offset: number, limit: number) => Promise<readonly LineageRow[] | null>,
): RowPages => {
  const pages = new Map<number, readonly LineageRow[] | null>();
  const listeners = new Set<() => void>();

  const load = async (page: number): Promise<void> => {
    pages.set(page, null);
    const rows = await fetch(page * rowsPerPage, rowsPerPage);
    if (rows === null) return;
    pages.set(page, rows);
    for (const draw of listeners) draw();
  };

  return {
    total,
    rowAt: (place) => {
      const page = Math.floor(place / rowsPerPage);
      if (!pages.has(page)) void load(page);
      return pages.get(page)?.[place % rowsPerPage] ?? null;
    },
    follow: (draw) => {
      listeners.add(draw);
      return () => {
        listeners.delete(draw);
      };
    },
  };
};

import type { ImportRun } from '../model/import-run.ts';
import type { Source } from '../model/source.ts';
import { daysOverdue, nextDue } from './next-due.ts';

/** A source with what its imports that count say of it. */
export type SourceFacts = {
  readonly source: Source;
  /** Oldest first. */
  readonly runs: readonly ImportRun[];
  /** UTC ISO 8601; null before the first import. */
  readonly lastImport: string | null;
  /** ISO day; null for an irregular source and before the first import. */
  readonly due: string | null;
  readonly daysOverdue: number;
  readonly rows: number;
  readonly rejected: number;
  /** Partners of its newest import. */
  readonly partners: number;
};

/** The sources in their order, each with its imports; `today` is an ISO day. */
export const sourceFacts = (
  sources: readonly Source[],
  runs: readonly ImportRun[],
  today: string,
): readonly SourceFacts[] =>
  sources.map((source) => {
    const own = runs.filter(({ sourceName }) => sourceName === source.name);
    const newest = own.at(-1);
    const due = newest === undefined ? null : nextDue(newest.endedAt, source.frequency);
    return {
      source,
      runs: own,
      lastImport: newest?.endedAt ?? null,
      due,
      daysOverdue: due === null ? 0 : daysOverdue(due, today),
      rows: own.reduce((sum, run) => sum + run.rowsAccepted, 0),
      rejected: own.reduce((sum, run) => sum + run.rowsRejected, 0),
      partners: newest?.partners ?? 0,
    };
  });

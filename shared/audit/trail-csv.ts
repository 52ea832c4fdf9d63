import { writeCsv } from '../text/write-csv.ts';
import type { AuditEntry } from './audit-event.ts';
import { auditActionWord } from './filter-trail.ts';

const head = [
  'event',
  'at (UTC)',
  'who',
  'action',
  'what',
  'about',
  'rows changed',
  'reason',
  'before (SHA-256)',
  'after (SHA-256)',
  'previous hash',
  'hash',
];

/** How many rows of which tables, for people: `criterion 2, tier 1`. */
export const rowsWords = (rows: AuditEntry['rows']): string =>
  Object.entries(rows ?? {})
    .map(([table, count]) => `${table} ${count}`)
    .join(', ');

/** The trail as a table, one event a row, in the order that is given. */
export const trailCsv = (entries: readonly AuditEntry[]): string =>
  writeCsv([
    head,
    ...entries.map((entry) => [
      entry.seq,
      entry.at,
      entry.actor,
      auditActionWord(entry.action),
      entry.what,
      entry.object === null ? '' : `${entry.object.kind} ${entry.object.id}`,
      rowsWords(entry.rows),
      entry.reason ?? '',
      entry.before ?? '',
      entry.after ?? '',
      entry.previous,
      entry.hash,
    ]),
  ]);

import { shownColumn, type Shown, type ShownColumn } from '#renderer/grid/shown-column.ts';
import type { SlotColumn } from '#renderer/grid/slot-column.ts';
import { formatWhen } from '#renderer/ui/format.ts';
import type { AuditEntry } from '#shared/audit/audit-event.ts';
import { auditActionWord } from '#shared/audit/filter-trail.ts';
import { rowsWords } from '#shared/audit/trail-csv.ts';

/** What the grid of events reads from: those that fit the filter, newest first. */
export type AuditSource = Shown<AuditEntry>;

const column: ShownColumn<AuditEntry> = shownColumn;

export const auditColumns: readonly SlotColumn[] = [
  column('seq', 'Event', ({ seq }) => String(seq), { width: 68, type: 'rightAligned' }),
  column('at', 'When', ({ at }) => formatWhen(at), { width: 182 }),
  column('actor', 'Who', ({ actor }) => actor, { width: 84 }),
  column('action', 'Action', ({ action }) => auditActionWord(action), { width: 92 }),
  column('what', 'What', ({ what }) => what, { flex: 3, minWidth: 150 }),
  column('rows', 'Rows changed', ({ rows }) => rowsWords(rows), {
    flex: 2,
    minWidth: 124,
  }),
];

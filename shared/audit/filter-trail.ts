import type { AuditAction, AuditEntry } from './audit-event.ts';

/** What a person wants to see of a trail; null and '' for everything. */
export type AuditFilter = {
  readonly text: string;
  readonly actor: string | null;
  readonly action: AuditAction | null;
  /** ISO days, both included. */
  readonly from: string | null;
  readonly until: string | null;
};

export const everything: AuditFilter = {
  text: '',
  actor: null,
  action: null,
  from: null,
  until: null,
};

const actionWords: Readonly<Record<AuditAction, string>> = {
  began: 'Began',
  changed: 'Changed',
  undid: 'Undid',
  redid: 'Redid',
  exported: 'Exported',
  proposed: 'Proposed',
  signed: 'Signed',
  closed: 'Closed',
  backedUp: 'Backed up',
  restored: 'Restored',
};

/** The word for what was done. */
export const auditActionWord = (action: AuditAction): string => actionWords[action];

/** The entries that fit, newest first. The text is looked for in what was done, why and about what. */
export const filterTrail = (
  entries: readonly AuditEntry[],
  { text, actor, action, from, until }: AuditFilter,
): readonly AuditEntry[] => {
  const wanted = text.trim().toLowerCase();
  return entries
    .filter((entry) => {
      const day = entry.at.slice(0, 10);
      return (
        (actor === null || entry.actor === actor) &&
        (action === null || entry.action === action) &&
        (from === null || day >= from) &&
        (until === null || day <= until) &&
        (wanted === '' ||
          [entry.what, entry.reason ?? '', entry.object?.id ?? ''].some((part) =>
            part.toLowerCase().includes(wanted),
          ))
      );
    })
    .toReversed();
};

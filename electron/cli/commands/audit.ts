import { resolve } from 'node:path';
import { auditActionWord, everything, filterTrail } from '#shared/audit/filter-trail.ts';
import { rowsWords } from '#shared/audit/trail-csv.ts';
import { countOf } from '#shared/intake/wording.ts';
import { ok } from '#shared/result.ts';
import type { Command } from '../command-context.ts';

/** `tierwright audit verify`: follows the chain, and says which noted heads it carries on. */
export const verifyAudit =
  (workspace: string, options: { readonly against?: string }): Command =>
  async ({ call }) => {
    const opened = await call('workspace/open', { path: resolve(workspace) });
    if (!opened.ok) {
      return opened;
    }
    const against = options.against === undefined ? null : resolve(options.against);
    const checked = await call('audit/verify', { against });
    if (!checked.ok) {
      return checked;
    }
    const { events, head, fault, noted } = checked.value;
    const holds = fault === null && noted.every(({ isExtended }) => isExtended);
    return ok({
      document: { ...checked.value, holds },
      lines: [
        fault === null
          ? `ok   ${countOf(events, 'event')}, each follows the one before`
          : `FAIL event ${fault.seq}: ${fault.reason}; ${countOf(events, 'event')} before it hold`,
        ...noted.map(
          (each) =>
            `${each.isExtended ? 'ok  ' : 'FAIL'} ${each.where}: event ${each.events} was ${each.head}`,
        ),
        `Head ${head}`,
        holds ? 'The audit trail holds.' : 'The audit trail does NOT hold.',
      ],
      verificationFailed: !holds,
    });
  };

/** `tierwright audit list`: who did what, newest first; with `--out` all of it as a file. */
export const listAudit =
  (workspace: string, options: { readonly out?: string; readonly find?: string }): Command =>
  async ({ call }) => {
    const opened = await call('workspace/open', { path: resolve(workspace) });
    if (!opened.ok) {
      return opened;
    }
    const listed = await call('audit/list', {});
    if (!listed.ok) {
      return listed;
    }
    const entries = filterTrail(listed.value, { ...everything, text: options.find ?? '' });
    if (options.out !== undefined) {
      const written = await call('audit/export', { target: resolve(options.out) });
      if (!written.ok) {
        return written;
      }
    }
    return ok({
      document: entries,
      lines: [
        ...entries.map(({ seq, at, actor, action, what, rows }) =>
          [
            `${seq}  ${at}  ${actor}  ${auditActionWord(action)}: ${what}`,
            ...(rows === null ? [] : [` (${rowsWords(rows)})`]),
          ].join(''),
        ),
        ...(options.out === undefined ? [] : [`Wrote ${resolve(options.out)}.`]),
      ],
    });
  };

import { resolve } from 'node:path';
import { countOf, quoted } from '#shared/intake/wording.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Command, CommandContext } from '../command-context.ts';
import { wroteLines } from '../included.ts';
import { findCycleIds } from './cycles.ts';

const exportTo = async (
  { call }: CommandContext,
  what: CheckedRequest<'cycle/export-look-back'>['what'],
  out: string | undefined,
): Promise<Result<unknown, AppError>> =>
  out === undefined ? ok(null) : call('cycle/export-look-back', { what, target: resolve(out) });

const signed = (count: number): string => (count > 0 ? `+${count}` : String(count));

/** `tierwright cycle compare`: who is elsewhere in the second cycle, and by which cause. */
export const compareCommand =
  (path: string, from: string, to: string, { out }: { readonly out?: string }): Command =>
  async (context) => {
    const ids = await findCycleIds(context, path, [from, to]);
    if (!ids.ok) {
      return ids;
    }
    const [first = '', second = ''] = ids.value;
    const found = await context.call('cycle/compare', { from: first, to: second });
    if (!found.ok) {
      return found;
    }
    const { places, start, end, steps, moves } = found.value;
    const written = await exportTo(context, { from: first, to: second }, out);
    if (!written.ok) {
      return written;
    }
    const line = (title: string, counts: readonly string[]): string =>
      `${title}: ${counts.map((count, place) => `${places[place] ?? ''} ${count}`).join(', ')}`;
    return ok({
      document: found.value,
      lines: [
        `${countOf(moves.length, 'partner')} elsewhere in ${found.value.to} than in ${found.value.from}.`,
        line(found.value.from, start.map(String)),
        ...steps.map((step) => line(`  ${step.title}`, step.byPlace.map(signed))),
        line(found.value.to, end.map(String)),
        ...moves.map(
          (move) => `${move.key}  ${move.name}: ${move.from} → ${move.to}. ${move.because}`,
        ),
        ...wroteLines(out),
      ],
    });
  };

/** `tierwright cycle record`: what every cycle said of a partner, the oldest first. */
export const recordCommand =
  (path: string, { partner, out }: { readonly partner: string; readonly out?: string }): Command =>
  async (context) => {
    const opened = await context.call('workspace/open', { path: resolve(path) });
    if (!opened.ok) {
      return opened;
    }
    const entries = await context.call('cycle/partner-record', { partnerKey: partner });
    if (!entries.ok) {
      return entries;
    }
    if (entries.value.length === 0) {
      return err(
        refuseInput(
          '--partner',
          'the key of a partner of a review cycle',
          quoted(partner),
          'Name a partner as the table of a cycle does.',
        ),
      );
    }
    const written = await exportTo(context, { partnerKey: partner }, out);
    if (!written.ok) {
      return written;
    }
    return ok({
      document: { partner, record: entries.value },
      lines: [
        ...entries.value.map(
          (entry) =>
            `${entry.asOf}  ${entry.cycle}: ${entry.current} → ${entry.decided}${entry.decided === entry.recommended ? '' : `, recommended ${entry.recommended}`}  ${entry.decision}${entry.rationale === '' ? '' : `. ${entry.rationale}`}${entry.approver === '' ? '' : ` Allowed by ${entry.approver} until ${entry.expires}.`}`,
        ),
        ...wroteLines(out),
      ],
    });
  };

import { resolve } from 'node:path';
import { stateWords } from '#shared/cycle/cycle-csv.ts';
import { cycleTable } from '#shared/cycle/cycle-table.ts';
import { tiersOfCycle } from '#shared/cycle/cycle-tiers.ts';
import { fillTemplate } from '#shared/cycle/rationale.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { countOf, quoted } from '#shared/intake/wording.ts';
import { err, ok } from '#shared/result.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { checkDay } from '../check-day.ts';
import type { Command } from '../command-context.ts';
import { countsOfTable, openCycleOf, readCycleOf } from './cycles.ts';

/** `tierwright cycle accept`: takes what is safe to take together, and says at whom it stopped. */
export const acceptInCycle =
  (path: string, word: string, { partner }: { readonly partner?: readonly string[] }): Command =>
  async (context) => {
    const id = await openCycleOf(context, path, word);
    if (!id.ok) {
      return id;
    }
    const done = await context.call('cycle/accept', {
      id: id.value,
      keys: partner === undefined ? null : [...partner],
    });
    if (!done.ok) {
      return done;
    }
    const { accepted, stopped } = done.value.report;
    return ok({
      document: { accepted, stopped },
      lines: [
        `Accepted ${countOf(accepted, 'recommended tier')}; stopped at ${stopped.length}.`,
        ...stopped.map(({ key, name, why }) => `${key}  ${name}: ${why}`),
      ],
    });
  };

export type DecideOptions = {
  readonly partner: string;
  readonly tier: string;
  readonly rationale?: string;
  readonly approver?: string;
  readonly expires?: string;
  readonly evidence?: readonly string[];
  readonly link?: readonly string[];
  readonly note?: readonly string[];
};

/** `tierwright cycle decide`: one partner's tier; places in braces of the rationale are filled with figures. */
export const decideInCycle =
  (path: string, word: string, options: DecideOptions): Command =>
  async (context) => {
    const day = checkDay('--expires', options.expires);
    if (!day.ok) {
      return day;
    }
    const view = await readCycleOf(context, path, word);
    if (!view.ok) {
      return view;
    }
    const { record, tiers, figures } = view.value;
    const code = tiers.findIndex(({ name }) => name.toLowerCase() === options.tier.toLowerCase());
    const isNone = options.tier.toLowerCase() === 'none';
    if (code === -1 && !isNone) {
      return err(
        refuseInput(
          '--tier',
          `none, or one of: ${tiersOfCycle(tiers)
            .map(({ heading, tiers: own }) => {
              const names = own.map(({ tier }) => tier.name).join(', ');
              return heading === null ? names : `${names} (${heading})`;
            })
            .join('; ')}`,
          quoted(options.tier),
          'Name a tier of the cycle.',
        ),
      );
    }
    const row = figures.partnerKeys.indexOf(options.partner);
    const decided = code === -1 ? noTier : code;
    const isChange = figures.current[row] !== decided || figures.recommended[row] !== decided;
    const text = options.rationale ?? (isChange ? record.template : '');
    const done = await context.call('cycle/decide', {
      id: record.id,
      partnerKey: options.partner,
      tier: tiers[code]?.id ?? null,
      rationale: row === -1 ? text : fillTemplate(text, record, tiers, figures, row, decided),
      approver: options.approver ?? '',
      expires: day.value ?? null,
      files: (options.evidence ?? []).map((file) => resolve(file)),
      links: [...(options.link ?? [])],
      notes: [...(options.note ?? [])],
    });
    if (!done.ok) {
      return done;
    }
    const after = await context.call('cycle/read', { id: record.id });
    if (!after.ok) {
      return after;
    }
    const table = cycleTable(after.value, after.value.today);
    const decision = table.decisionOf(row);
    return ok({
      document: {
        decision: decision ?? null,
        evidence: after.value.evidence.filter(({ partnerKey }) => partnerKey === options.partner),
      },
      lines: [
        `${figures.partnerNames[row] ?? options.partner}: ${tiers[code]?.name ?? 'no tier'}, ${stateWords[table.states[row] ?? 'undecided'].toLowerCase()}.`,
        ...(decision === undefined || decision.rationale === '' ? [] : [decision.rationale]),
        `${countsOfTable(table)}.`,
      ],
    });
  };

/** `tierwright cycle withdraw`: takes a decision back. */
export const withdrawInCycle =
  (path: string, word: string, { partner }: { readonly partner: string }): Command =>
  async (context) => {
    const id = await openCycleOf(context, path, word);
    if (!id.ok) {
      return id;
    }
    const done = await context.call('cycle/withdraw', { id: id.value, partnerKey: partner });
    return done.ok
      ? ok({ document: { partner }, lines: [`Took back what was decided about ${partner}.`] })
      : done;
  };

/** `tierwright cycle comment`: says something that stays with the decision. */
export const commentInCycle =
  (
    path: string,
    word: string,
    { partner, text }: { readonly partner: string; readonly text: string },
  ): Command =>
  async (context) => {
    const id = await openCycleOf(context, path, word);
    if (!id.ok) {
      return id;
    }
    const done = await context.call('cycle/comment', { id: id.value, partnerKey: partner, text });
    return done.ok
      ? ok({ document: { partner, text }, lines: [`Commented on ${partner}.`] })
      : done;
  };

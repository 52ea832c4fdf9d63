import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { monotonicFactory } from 'ulid';
import { currentActor } from '#db/audit/append-event.ts';
import { hashOfBytes } from '#db/cycles/content-rows.ts';
import type { BulkReport } from '#shared/cycle/cycle-answers.ts';
import { planBulk } from '#shared/cycle/bulk-accept.ts';
import { cycleTable } from '#shared/cycle/cycle-table.ts';
import { fillTemplate } from '#shared/cycle/rationale.ts';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { quoted } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CheckedRequest } from '#shared/ipc/engine-contract.ts';
import type { Evidence } from '#shared/model/decision.ts';
import type { CycleDecision, CycleSheet } from '#shared/model/review-cycle.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { noTier } from '#shared/scoring/tiers.ts';

const nextUlid = monotonicFactory();

/** An id that is greater than every one before it in this process. */
export const nextCycleId = (now: Date): string => nextUlid(now.getTime());

const isoDay = (now: Date): string => now.toISOString().slice(0, 10);

/** Decisions for everybody whose recommended tier may be taken together, and at whom that stops. */
export const planAccept = (
  view: CycleSheet,
  keys: readonly string[] | null,
  now: Date,
): { readonly decisions: readonly CycleDecision[]; readonly report: BulkReport } => {
  const { record, figures, tiers } = view;
  const table = cycleTable(view, isoDay(now));
  const wanted = keys === null ? null : new Set(keys);
  const rows = [...figures.partnerKeys.keys()].filter(
    (row) => wanted === null || wanted.has(figures.partnerKeys[row] ?? ''),
  );
  const { accepted, stopped } = planBulk(view, table, rows);
  const by = currentActor();
  const at = now.toISOString();
  return {
    decisions: accepted.map((row): CycleDecision => {
      const code = figures.recommended[row] ?? noTier;
      return {
        partnerKey: figures.partnerKeys[row] ?? '',
        tierId: tiers[code]?.id ?? null,
        way: 'accepted',
        rationale:
          code === figures.current[row]
            ? ''
            : fillTemplate(record.template, record, tiers, figures, row, code),
        approver: '',
        expires: null,
        at,
        by,
      };
    }),
    report: {
      accepted: accepted.length,
      stopped: stopped.map(({ row, why }) => ({
        key: figures.partnerKeys[row] ?? '',
        name: figures.partnerNames[row] ?? '',
        why,
      })),
    },
  };
};

/** The row of a partner in a cycle. */
export const rowOfPartner = (
  { record, figures }: Pick<CycleSheet, 'record' | 'figures'>,
  key: string,
): Result<number, AppError> => {
  const row = figures.partnerKeys.indexOf(key);
  return row === -1
    ? err(
        refuseInput(
          `Review cycle ${record.name}`,
          'the key of a partner of the cycle',
          quoted(key),
          'Name a partner as its table does.',
        ),
      )
    : ok(row);
};

const missing = (name: string, tier: string, what: string): AppError =>
  refuseInput(`Decide on ${name}`, what, 'none', `Say it, or keep to ${tier}.`);

/** A decision about one partner, checked: what changes needs a reason, and an override an approver and a last day. */
export const planDecision = (
  view: CycleSheet,
  request: CheckedRequest<'cycle/decide'>,
  now: Date,
): Result<CycleDecision, AppError> => {
  const { figures, tiers } = view;
  const found = rowOfPartner(view, request.partnerKey);
  if (!found.ok) {
    return found;
  }
  const row = found.value;
  const { tier, rationale, approver, expires, partnerKey } = request;
  const name = figures.partnerNames[row] ?? partnerKey;
  const recommended = figures.recommended[row] ?? noTier;
  const place = tier === null ? noTier : tiers.findIndex(({ id }) => id === tier);
  if (place === -1) {
    return err(
      refuseInput(
        `Decide on ${name}`,
        `a tier of the cycle: ${tiers.map((each) => each.name).join(', ')}`,
        quoted(tier ?? ''),
        'Choose one of these.',
      ),
    );
  }
  const isOverride = place !== recommended;
  const recommendedName = tiers[recommended]?.name ?? 'no tier';
  if (rationale === '' && (isOverride || place !== figures.current[row])) {
    return err(missing(name, recommendedName, 'a rationale for a tier that changes'));
  }
  if (isOverride && approver === '') {
    return err(missing(name, recommendedName, 'an approver of the override'));
  }
  if (isOverride && (expires === null || expires < isoDay(now))) {
    return err(
      refuseInput(
        `Decide on ${name}`,
        `a last day of the override from ${isoDay(now)} on`,
        expires ?? 'none',
        `Say until when it holds, or keep to ${recommendedName}.`,
      ),
    );
  }
  return ok({
    partnerKey,
    tierId: tiers[place]?.id ?? null,
    way: isOverride ? 'override' : 'accepted',
    rationale,
    approver: isOverride ? approver : '',
    expires: isOverride ? expires : null,
    at: now.toISOString(),
    by: currentActor(),
  });
};

const hashOfFile = async (path: string): Promise<Result<string, AppError>> => {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
    return ok(hash.digest('hex'));
  } catch (error) {
    return err(
      refuseInput(
        basename(path),
        'a file that can be read',
        error instanceof Error ? error.message : String(error),
        'Choose the file again.',
      ),
    );
  }
};

/** Evidence of what a person attaches, hashed. */
export const hashEvidence = async (
  {
    files = [],
    links = [],
    notes = [],
  }: Pick<CheckedRequest<'cycle/attach'>, 'files' | 'links' | 'notes'>,
  now: Date,
): Promise<Result<readonly (Evidence & { readonly id: string })[], AppError>> => {
  const made: (Evidence & { readonly id: string })[] = [];
  const nextId = (): string => nextCycleId(now);
  for (const path of files) {
    const hash = await hashOfFile(path);
    if (!hash.ok) {
      return hash;
    }
    made.push({ id: nextId(), kind: 'file', text: basename(path), sha256: hash.value });
  }
  const texts = [
    ...links.map((text) => ({ kind: 'link' as const, text })),
    ...notes.map((text) => ({ kind: 'note' as const, text })),
  ];
  for (const { kind, text } of texts) {
    made.push({ id: nextId(), kind, text, sha256: hashOfBytes(Buffer.from(text, 'utf8')) });
  }
  return ok(made);
};

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readDecisions } from '#db/cycles/decision-rows.ts';
import { walkHistory } from '#db/history/walk-history.ts';
import type { AuditEvent } from '#shared/audit/audit-event.ts';
import type { CycleComparison } from '#shared/cycle/compare-cycles.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { CycleRecord } from '#shared/model/review-cycle.ts';
import { reopened } from '#test/fixtures/a-workspace.ts';
import { aShell, type Shell } from '#test/fixtures/a-shell.ts';

type Row = Readonly<Record<string, string | number | null>>;
type Table = {
  readonly cycle: CycleRecord;
  readonly changedSince: readonly string[];
  readonly decided: number;
  readonly undecided: number;
  readonly partners: readonly Row[];
};

let sample: Buffer | null = null;

/** A workspace with the sample programme, which is made once, in a folder of its own. */
const aSample = async () => {
  const shell = await aShell();
  const file = shell.at('p.tierwright');
  if (sample === null) {
    await shell.run('new', file, '--sample');
    sample = await readFile(file);
  } else {
    await writeFile(file, sample);
  }
  return { shell, file };
};

const json = async <T>({ run }: Shell, ...words: readonly string[]): Promise<T> =>
  JSON.parse((await run(...words, '--json')).out) as T;

const open = (shell: Shell, file: string, name: string, ...more: readonly string[]) =>
  shell.run('cycle', 'open', file, '--name', name, '--closes', '2026-03-31', ...more);

const table = (shell: Shell, file: string, cycle = 'last', ...more: readonly string[]) =>
  json<Table>(shell, 'cycle', 'table', file, cycle, ...more);

const everybody = { marks: 'any', functions: ['Finance'] } as const;

/** Rules by which everybody can be accepted at once, and further ones. */
const someRules = async ({ at }: Shell, ...more: readonly unknown[]): Promise<string> => {
  const path = at('rules.json');
  await writeFile(
    path,
    JSON.stringify([
      { mode: 'automatic', movements: ['stays', 'loses'], ...everybody },
      { mode: 'recommend', movements: ['rises', 'falls', 'first'], ...everybody },
      ...more,
    ]),
  );
  return path;
};

it('opens, accepts what is safe, stops at what is not, overrides with evidence, closes and proposes', async () => {
  const { shell, file } = await aSample();
  const { at, run } = shell;
  const rules = await someRules(
    shell,
    ...[{ mode: 'manual', movements: [], marks: ['oneSource'], functions: [] }],
  );
  const opened = await open(shell, file, 'Annual 2026', '--kind', 'annual', '--rules', rules);
  expect([opened.status, opened.err]).toEqual([0, '']);
  expect(opened.out).toContain('Whoever is marked “One data source” is decided one by one.');
  const accepted = await json<{
    readonly accepted: number;
    readonly stopped: readonly { readonly key: string; readonly why: string }[];
  }>(shell, 'cycle', 'accept', file, 'last');
  const left = await table(shell, file, 'last', '--undecided');
  expect(accepted.accepted).toBeGreaterThan(0);
  expect(accepted.stopped.map(({ key }) => key)).toEqual(left.partners.map(({ key }) => key));
  expect(left.partners.every(({ mode }) => mode === 'Manual')).toBe(true);
  expect(left.undecided).toBe(left.partners.length);
  const early = await json<{ readonly error: AppError }>(shell, 'cycle', 'close', file, 'last');
  expect(early.error.found).toMatch(new RegExp(`^${left.undecided} partners undecided, `, 'u'));

  const [first, ...others] = left.partners;
  const key = String(first?.['key'] ?? '');
  const decide = (partner: string, tier: string, ...more: readonly string[]) =>
    run('cycle', 'decide', file, 'last', '--partner', partner, '--tier', tier, ...more);
  const now = String(first?.['current tier'] ?? '');
  // Another tier than the recommended one asks for an approver and a last day.
  const alone = await decide(key, now);
  expect([alone.status, alone.err]).toEqual([
    3,
    expect.stringContaining('an approver of the override'),
  ]);
  const past = await decide(key, now, '--approver', 'Board', '--expires', '2026-02-28');
  expect([past.status, past.err]).toEqual([3, expect.stringContaining('from 2026-03-01 on')]);
  await writeFile(at('minutes.txt'), 'Agreed on 28 February.');
  const overridden = await decide(
    ...[key, now, '--approver', 'Board', '--expires', '2026-12-31', '--note', 'See the minutes.'],
    ...['--evidence', at('minutes.txt'), '--rationale', '{partner} waits as of {asOf}.'],
  );
  expect(overridden.out).toContain('waits as of 2026-03-01.');
  for (const row of others) {
    const tier = String(row['recommended tier']);
    const done = await decide(String(row['key']), tier === '' ? 'none' : tier);
    expect([row['key'], done.status, done.err]).toEqual([row['key'], 0, '']);
  }
  await run('cycle', 'comment', file, 'last', '--partner', key, '--text', 'Look again in autumn.');

  const before = await run('cycle', 'table', file, 'last', '--out', at('open.csv'));
  expect(before.status).toBe(0);
  const closed = await run('cycle', 'close', file, 'last', '--note', 'Agreed.');
  expect(closed.status).toBe(0);
  await run('cycle', 'table', file, 'last', '--out', at('closed.csv'));
  const bytes = await readFile(at('closed.csv'));
  expect(bytes).toEqual(await readFile(at('open.csv')));
  const { cycle, partners } = await table(shell, file);
  expect(cycle.closing?.tableSha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  const hash = createHash('sha256').update('Agreed on 28 February.').digest('hex');
  expect(partners.find((row) => row['key'] === key)).toMatchObject({
    decision: 'Override',
    'decided tier': now,
    approver: 'Board',
    expires: '2026-12-31',
    evidence: expect.stringContaining(`file minutes.txt (SHA-256 ${hash})`) as string,
  });

  await run('identity', '--name', 'R. Signer', '--function', 'Finance');
  const bundle = at('annual.tierproposal');
  const proposed = await json<{ readonly sha256: string }>(
    ...[shell, 'propose', file, '--title', 'Annual', '--out', bundle, '--cycle', 'last'],
  );
  const verified = await run('verify', bundle);
  expect([verified.status, verified.out]).toEqual([
    0,
    expect.stringContaining('Every decision says how it was made'),
  ]);
  expect((await table(shell, file)).cycle.proposals).toEqual([proposed.sha256]);
  expect((await run('audit', 'verify', file)).status).toBe(0);
  const events = await json<readonly AuditEvent[]>(shell, 'audit', 'list', file);
  const rationale = String(partners.find((row) => row['key'] === key)?.['rationale']);
  expect(events.find(({ what }) => what.endsWith(', an override'))?.reason).toBe(
    `${rationale} (SHA-256 ${createHash('sha256').update(rationale).digest('hex')})`,
  );
}, 120_000);

it('refuses a proposal of an open cycle and names what a command expects', async () => {
  const { shell, file } = await aSample();
  const { at, run } = shell;
  const none = await run('cycle', 'table', file, '1');
  expect([none.status, none.err]).toEqual([3, expect.stringContaining('it has none yet')]);
  await open(shell, file, 'Annual 2026');
  await run('identity', '--name', 'R. Signer', '--function', 'Finance');
  const out = at('x.tierproposal');
  const early = await run('propose', file, '--title', 'T', '--out', out, '--cycle', '1');
  expect([early.status, early.err]).toEqual([
    3,
    expect.stringContaining('a review cycle that is closed'),
  ]);
  const template = await open(shell, file, 'Other', '--template', 'It has {points}.');
  expect([template.status, template.err]).toEqual([3, expect.stringContaining('{points}')]);
  const late = await run('cycle', 'open', file, '--name', 'X', '--closes', '2026-02-01');
  expect([late.status, late.err]).toEqual([3, expect.stringContaining('from 2026-03-01 on')]);
  const usage = await run(
    'cycle',
    'open',
    file,
    '--name',
    'X',
    '--closes',
    '2026-04-01',
    '--kind',
    'x',
  );
  expect(usage.status).toBe(2);
  const stranger = await run('cycle', 'decide', file, '1', '--partner', 'nobody', '--tier', 'none');
  expect([stranger.status, stranger.err]).toEqual([3, expect.stringContaining('"nobody"')]);
}, 120_000);

it('keeps what it was computed from, says what changed since, and gives the same bytes again', async () => {
  const { shell, file } = await aSample();
  const { at, run } = shell;
  await open(shell, file, 'Annual 2026', '--rules', await someRules(shell));
  const first = await table(shell, file);
  expect(first.changedSince).toEqual([]);
  // Another model and a data file that is taken back: both change everybody's score of now.
  const workspace = await reopened(file);
  workspace.connection.exec(`UPDATE dimension SET weight = 1 - weight`);
  workspace.connection.exec(
    `UPDATE import_activation SET active = 0 WHERE id = (SELECT max(id) FROM import_activation)`,
  );
  workspace.connection.exec(`UPDATE workspace_state SET data_revision = data_revision + 1`);
  await workspace.close();
  const later = await table(shell, file);
  expect(later.partners).toEqual(first.partners);
  expect(later.changedSince.map((sentence) => sentence.slice(0, 6))).toEqual(['Model:', 'Data: ']);
  expect((await run('cycle', 'accept', file, 'last')).status).toBe(0);
  const closed = await run('cycle', 'close', file, 'last');
  expect([closed.status, closed.err]).toEqual([0, '']);
  const replayed = await run('cycle', 'replay', file, 'last');
  expect([replayed.status, replayed.err]).toEqual([0, '']);
  expect(replayed.out).toMatch(/^The same bytes for 243 partners/u);
  await run('cycle', 'table', file, 'last', '--out', at('t.csv'));
  const bytes = await readFile(at('t.csv'));
  expect(replayed.out).toContain(createHash('sha256').update(bytes).digest('hex'));
}, 120_000);

it('is undone step by step while it is open, and never once it is closed', async () => {
  const { shell, file } = await aSample();
  const { run } = shell;
  await open(shell, file, 'Annual 2026', '--rules', await someRules(shell));
  await run('cycle', 'accept', file, 'last');
  const { cycle } = await table(shell, file);
  const workspace = await reopened(file);
  const { connection } = workspace;
  const counted = (from: string) =>
    connection.prepare(`SELECT count(*) FROM ${from}`).pluck().get();
  const steps = () =>
    connection.prepare<[], string>(`SELECT label FROM edit_step ORDER BY id`).pluck().all();
  const all = counted('cycle_decision');
  const position = steps().length;
  await walkHistory(workspace, position - 2);
  expect([counted('cycle_decision'), counted('review_cycle')]).toEqual([0, 0]);
  await walkHistory(workspace, position);
  expect([counted('cycle_decision'), counted('review_cycle')]).toEqual([all, 1]);
  await workspace.close();
  await run('cycle', 'close', file, 'last');
  const after = await reopened(file);
  const made = readDecisions(after.connection, cycle.id);
  expect(after.connection.prepare(`SELECT count(*) FROM edit_step`).pluck().get()).toBe(
    position - 2,
  );
  await walkHistory(after, position - 3);
  expect(readDecisions(after.connection, cycle.id)).toEqual(made);
  for (const change of [
    `DELETE FROM cycle_decision`,
    `UPDATE cycle_decision SET rationale = ''`,
    `UPDATE review_cycle SET name = 'Other'`,
    `DELETE FROM review_cycle`,
    `INSERT INTO cycle_comment VALUES ('x', '${cycle.id}', 'k', 't', 'now', 'me')`,
    `INSERT INTO cycle_evidence VALUES ('x', '${cycle.id}', 'k', 'note', 't', '${'0'.repeat(64)}')`,
    `DELETE FROM cycle_closing`,
    `UPDATE cycle_closing SET note = 'Other'`,
  ]) {
    expect(() => after.connection.exec(change), change).toThrow(/^cycle: /u);
  }
  await after.close();
}, 120_000);

it('carries an override over to the next cycle until its last day', async () => {
  const { shell, file } = await aSample();
  const { run } = shell;
  const rules = await someRules(shell);
  await open(shell, file, 'First', '--rules', rules);
  const { partners } = await table(shell, file);
  const movers = partners.filter(
    (row) => row['current tier'] !== '' && row['current tier'] !== row['recommended tier'],
  );
  const [one, two] = movers;
  const hold = (row: Row | undefined, expires: string) =>
    run(
      ...['cycle', 'decide', file, 'last', '--partner', String(row?.['key'])],
      ...['--tier', String(row?.['current tier']), '--approver', 'Board', '--expires', expires],
    );
  await hold(one, '2026-12-31');
  await hold(two, '2026-03-01');
  await run('cycle', 'accept', file, 'last');
  expect((await run('cycle', 'close', file, 'last')).status).toBe(0);
  await open(shell, file, 'Second', '--rules', rules, '--as-of', '2026-03-02');
  const next = await table(shell, file);
  const found = (row: Row | undefined) =>
    next.partners.find((each) => each['key'] === row?.['key']);
  expect(found(one)).toMatchObject({
    decision: 'Override',
    'decided tier': one?.['current tier'],
    approver: 'Board',
    rationale: expect.stringMatching(/^Carried over from First \(/u) as string,
    marks: expect.stringContaining('Standing override') as string,
  });
  expect(found(two)).toMatchObject({
    decision: 'Undecided',
    'decided tier': '',
    marks: expect.stringContaining('Override expired') as string,
  });
  await run('cycle', 'withdraw', file, 'last', '--partner', String(one?.['key']));
  const taken = (await table(shell, file)).partners.find((row) => row['key'] === one?.['key']);
  expect(taken?.['decision']).toBe('Undecided');
  // Only the override that expired makes a difference: data, model and rules are the same.
  const compared = await json<CycleComparison>(shell, 'cycle', 'compare', file, '1', '2');
  const key = (row: Row | undefined): string => String(row?.['key']);
  expect(compared.moves.map((move) => [move.key, move.causes.map(({ cause }) => cause)])).toEqual(
    [one, two].map((row) => [key(row), ['endedOverride']]).sort(),
  );
  expect(
    compared.steps.reduce(
      (sum, { byPlace }) => sum.map((count, place) => count + (byPlace[place] ?? 0)),
      compared.start,
    ),
  ).toEqual(compared.end);
  const out = shell.at('record.csv');
  const record = await run('cycle', 'record', file, '--partner', key(one), '--out', out);
  expect([record.status, record.out]).toEqual([
    0,
    expect.stringMatching(/First: .*Override.*\n.*Second: .*Undecided/u),
  ]);
  const [head, ...lines] = (await readFile(out, 'utf8')).trimEnd().split('\r\n');
  expect([head?.slice(0, 16), lines.length]).toEqual(['cycle,kind,as of', 2]);
  const nobody = await run('cycle', 'record', file, '--partner', 'nobody');
  expect(nobody.status).toBe(3);
}, 120_000);

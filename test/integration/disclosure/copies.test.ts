import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyProposal } from '#electron/engine/proposal/verify-proposal.ts';
import type { CopyDocument } from '#shared/disclosure/copy-document.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import { aCopy, anApproved, aSigned, entriesAt, type Entries } from '#test/fixtures/a-copy.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aShell } from '#test/fixtures/a-shell.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';

const pack = (entries: Entries): Uint8Array =>
  zipSync({ ...entries }, { level: 6, mtime: new Date('1980-01-01T00:00:00') });

const verify = async (entries: Entries) => {
  const path = join(await aFolder(), 'copy.tierproposal');
  await writeFile(path, pack(entries));
  const report = await verifyProposal(path, testTime);
  const failed = report.checks.filter(({ passed }) => !passed).map(({ name }) => name);
  expect(report.valid).toBe(failed.length === 0);
  return { report, failed };
};

const without = (from: Entries, ...names: readonly string[]): Entries =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));

const copyIn = (entries: Entries): CopyDocument =>
  JSON.parse(Buffer.from(entries['copy.json'] ?? []).toString('utf8')) as CopyDocument;

const withCopy = (entries: Entries, change: (copy: CopyDocument) => CopyDocument): Entries => ({
  ...entries,
  'copy.json': Buffer.from(canonicalJson(change(copyIn(entries))), 'utf8'),
});

const withField = (
  entries: Entries,
  ending: string,
  change: (field: CopyDocument['fields'][number]) => Partial<CopyDocument['fields'][number]>,
): Entries =>
  withCopy(entries, (copy) => ({
    ...copy,
    fields: copy.fields.map((field) =>
      field.path.endsWith(ending) ? { ...field, ...change(field) } : field,
    ),
  }));

let approved: { path: string; root: string };
let routed: Entries;
let other: Entries;
let signed: Entries;
let otherSigned: Entries;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwright-test-'));
  approved = await anApproved(join(folder, 'one'));
  routed = await aCopy(approved.path, 'P000000');
  other = await aCopy(approved.path, 'P000001');
  signed = await aCopy(await aSigned(folder), 'P000000', true);
  otherSigned = await aCopy(await aSigned(folder, 'Others'), 'P000000', true);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a redacted copy of an approved proposal', () => {
  it('says whose position it is, what the next tier takes and who approved', async () => {
    const { report, failed } = await verify(routed);
    expect(failed).toEqual([]);
    expect(report).toMatchObject({
      copy: { key: 'P000000', fields: 24 },
      routed: { outcome: 'approved', root: { fingerprint: approved.root } },
    });
    expect(report.copy?.sentences).toEqual([
      'P000000: Bronze, until now Gold.',
      'The score is 8.57 of 100, which gives Bronze.',
      'Silver takes a score of at least 40.00; it is 8.57.',
    ]);
    const whole = await verifyProposal(approved.path, testTime);
    expect(report.summary?.proposalSha256).toBe(whole.summary?.proposalSha256);
    expect(report.routed?.decisions).toEqual(whole.routed?.decisions);
    const page = Buffer.from(routed['position.html'] ?? []).toString('utf8');
    expect(page).toContain('a score of at least 40.00; it is 8.57');
    expect(page).not.toContain('P000001');
  });

  it('is small, and no entry of it names anybody else or hashes what can be guessed', async () => {
    for (const [name, bytes] of Object.entries(routed)) {
      const text = Buffer.from(bytes).toString('latin1');
      for (const key of ['P000001', 'P000002', 'P000003', 'P000004']) {
        expect(text, name).not.toContain(key);
      }
    }
    // Approvals tell the hash of the table: each row of it has a secret of its own.
    const table = Buffer.from((await entriesAt(approved.path))['tiers.csv'] ?? []).toString('utf8');
    const rows = table.trim().split('\r\n');
    expect(rows[0]).toMatch(/,handle$/u);
    expect(new Set(rows.slice(1).map((row) => /,([0-9a-f]{32})$/u.exec(row)?.[1])).size).toBe(5);
    expect(pack(routed).length).toBeLessThan(40_000);
  });

  it('is a step of openssl away from what was approved', async () => {
    const unpacked = await aFolder();
    for (const [name, bytes] of Object.entries(routed)) {
      await mkdir(dirname(join(unpacked, name)), { recursive: true });
      await writeFile(join(unpacked, name), bytes);
    }
    const words =
      'cms -verify -binary -cades -inform DER -in approvals/finance.p7s -content approvals/finance.json -CAfile trust/root.pem -purpose any -attime 1772400000 -out /dev/null';
    expect(spawnSync('openssl', words.split(' '), { cwd: unpacked })).toMatchObject({ status: 0 });
    const hash = spawnSync('openssl', ['dgst', '-sha256', '-r', 'commitments.json'], {
      cwd: unpacked,
      encoding: 'utf8',
    }).stdout.slice(0, 64);
    expect(await readFile(join(unpacked, 'approvals/finance.json'), 'utf8')).toContain(
      `"commitments.json":"${hash}"`,
    );
  });

  it('is refused with any bit of any entry flipped, any left out and any added', async () => {
    const accepted: string[] = [];
    for (const [name, content] of Object.entries(routed)) {
      for (const share of [0, 0.13, 0.37, 0.62, 0.9, 1]) {
        const at = Math.min(content.length - 1, Math.floor(content.length * share));
        const flipped = Uint8Array.from(content);
        flipped[at] = (flipped[at] ?? 0) ^ 0x04;
        const { failed } = await verify({ ...routed, [name]: flipped });
        if (failed.length === 0) accepted.push(`${name} ${at}`);
      }
      const { failed } = await verify(without(routed, name));
      if (failed.length === 0) accepted.push(`without ${name}`);
    }
    const extra = await verify({ ...routed, 'note.txt': Buffer.from('x') });
    expect([accepted, extra.failed]).toEqual([[], ['Nothing is missing and nothing was added']]);
  });

  const committed = 'Every field is what was committed';
  const complete = 'The fields are those of one partner, all of them';

  it.each<[string, (from: Entries, of: Entries) => Entries, string]>([
    ['a better tier', (from) => withField(from, '/proposedTier', () => ({ value: 0 })), committed],
    [
      'a better score',
      (from) => withField(from, '/score', () => ({ value: '99.000000' })),
      committed,
    ],
    ['a lower line', (from) => withField(from, '/tiers/0/line', () => ({ value: '1' })), committed],
    [
      'a salt swapped',
      (from, of) =>
        withField(from, '/score', () => ({
          salt: copyIn(of).fields.find(({ path }) => path.endsWith('/score'))?.salt ?? '',
        })),
      committed,
    ],
    [
      'a field of another partner in place of its own',
      (from, of) =>
        withField(
          from,
          '/score',
          (field) => copyIn(of).fields.find(({ path }) => path.endsWith('/score')) ?? field,
        ),
      complete,
    ],
    [
      'the fields of another partner under the own handle',
      (from, of) =>
        withCopy(from, (copy) => ({
          ...copy,
          fields: copy.fields.map((field) => {
            const member = /^\/partners\/\w+(\/.*)?$/u.exec(field.path);
            const found = copyIn(of).fields.find(
              ({ path }) => member !== null && path.endsWith(member[1] ?? 'none'),
            );
            return found === undefined ? field : { ...found, path: field.path };
          }),
        })),
      committed,
    ],
    [
      'a rule of the ladder left out',
      (from) =>
        withCopy(from, (copy) => ({
          ...copy,
          fields: copy.fields.filter(({ path }) => path !== '/tiers/1/line'),
        })),
      complete,
    ],
    [
      'the route left out',
      (from) =>
        withCopy(from, (copy) => ({
          ...copy,
          fields: copy.fields.filter(({ path }) => path !== '/route'),
        })),
      complete,
    ],
    [
      'other commitments',
      (from) => ({
        ...from,
        'commitments.json': Buffer.from(
          Buffer.from(from['commitments.json'] ?? [])
            .toString('utf8')
            // Another first digit, whatever it is.
            .replace(
              /"root":"(.)/u,
              (_found, digit: string) => `"root":"${digit === '0' ? '1' : '0'}`,
            ),
        ),
      }),
      committed,
    ],
    [
      'an approval cut off',
      (from) => without(from, 'approvals/product.p7s', 'approvals/product.json'),
      'Every function that must approve has approved',
    ],
    [
      'another page',
      (from, of) => ({ ...from, 'position.html': of['position.html'] ?? new Uint8Array() }),
      'Page and notes follow from the fields',
    ],
    [
      'a space in its JSON',
      (from) => ({
        ...from,
        'copy.json': Buffer.concat([Buffer.from(from['copy.json'] ?? []), Buffer.from(' ')]),
      }),
      'The copy is canonical and complete',
    ],
  ])('is refused with %s', async (_, forge, name) => {
    const { failed } = await verify(forge(routed, other));
    expect(failed).toContain(name);
  });

  it('is refused with the approvals, or with the commitments, of another proposal', async () => {
    const second = await aCopy((await anApproved(join(folder, 'two'))).path, 'P000000');
    const names = Object.keys(routed).filter((name) => name.startsWith('approvals/'));
    const taken = (...of: readonly string[]): Entries =>
      Object.fromEntries(of.map((name) => [name, second[name] ?? new Uint8Array()]));
    expect((await verify({ ...routed, ...taken(...names) })).failed).toContain(
      'Every approval is signed under the root',
    );
    expect((await verify({ ...routed, ...taken(...names, 'trust/root.pem') })).failed).toContain(
      'The root is the one that the proposal names',
    );
    expect(
      (await verify({ ...routed, ...taken('copy.json', 'commitments.json', 'position.html') }))
        .failed,
    ).toContain('The root is the one that the proposal names');
  });
});

describe('a redacted copy of a proposal that one person signed', () => {
  it('adds up its points and is vouched for by the signed checksums', async () => {
    const { report, failed } = await verify(signed);
    expect(failed).toEqual([]);
    expect(report).toMatchObject({
      summary: { signerName: 'R. Signer', signerFunction: 'finance', title: 'Tiers for 2026' },
      copy: { key: 'P000000' },
    });
    expect(Buffer.from(signed['position.html'] ?? []).toString('utf8')).toContain(
      'How the score comes about',
    );
  });

  it('is refused with the signature or the checksums of another proposal', async () => {
    for (const name of ['signed/SHA256SUMS', 'signed/SHA256SUMS.p7s', 'trust/signer.pem']) {
      const { failed } = await verify({ ...signed, [name]: otherSigned[name] ?? new Uint8Array() });
      expect(failed, name).not.toEqual([]);
    }
    const both = ['signed/SHA256SUMS', 'signed/SHA256SUMS.p7s', 'trust/signer.pem'];
    const swapped = Object.fromEntries(
      both.map((name) => [name, otherSigned[name] ?? new Uint8Array()]),
    );
    expect((await verify({ ...signed, ...swapped })).failed).toEqual([
      'The commitments are those of the proposal',
    ]);
  });
});

describe('copies by the command line', () => {
  it('are written for one partner or for all, and verified', async () => {
    const { at, run } = await aShell();
    const one = await run(
      'copy',
      approved.path,
      '--partner',
      'P000000',
      '--out',
      at('p.tierproposal'),
    );
    expect([one.status, one.err]).toEqual([0, '']);
    const verified = await run('verify', at('p.tierproposal'), '--root', approved.root);
    expect([verified.status, verified.out]).toEqual([
      0,
      expect.stringContaining('This is what was approved about P000000.'),
    ]);
    expect(await run('verify', at('p.tierproposal'), '--root', 'AB:CD')).toMatchObject({
      status: 4,
    });
    expect(await run('copy', approved.path, '--all', '--out', at('all.zip'))).toMatchObject({
      status: 0,
    });
    const all = unzipSync(await readFile(at('all.zip')));
    expect(Object.keys(all)).toEqual([0, 1, 2, 3, 4].map((index) => `p00000${index}.tierproposal`));
    await writeFile(at('last.tierproposal'), all['p000004.tierproposal'] ?? '');
    expect(await run('verify', at('last.tierproposal'))).toMatchObject({ status: 0 });
    for (const [words, found] of [
      [['--partner', 'nobody', '--out', at('x.tierproposal')], 'nobody'],
      [['--all', '--out', at('x.tierproposal')], 'ends in .zip'],
      [['--out', at('x.zip')], 'neither'],
    ] as const) {
      expect(await run('copy', approved.path, ...words)).toMatchObject({
        status: 3,
        err: expect.stringContaining(found) as string,
      });
    }
    expect(await run('copy', at('p.tierproposal'), '--all', '--out', at('x.zip'))).toMatchObject({
      status: 3,
      err: expect.stringContaining('a redacted copy') as string,
    });
  });
});

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { verifyProposal } from '#electron/engine/proposal/verify-proposal.ts';
import { revoke } from '#electron/engine/signing/vault/authority.ts';
import { readIdentity } from '#electron/engine/signing/vault/vault-files.ts';
import type { ProposalBody } from '#shared/proposal/proposal-document.ts';
import { bodyOf } from '#shared/proposal/routed-proposal.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aProposal } from '#test/fixtures/a-proposal.ts';
import { aPrepared, aRoute, decideAs } from '#test/fixtures/a-routed-proposal.ts';
import { aProgramme, aVault, rootPassphrase } from '#test/fixtures/a-vault.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';

const functions = ['procurement', 'sales & "partners\'" leadership', 'product', 'Finanzen für Ä'];

const has = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

const unpack = async (path: string): Promise<string> => {
  const folder = await aFolder();
  for (const [name, content] of Object.entries(unzipSync(await readFile(path)))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
};

const script = (folder: string, ...words: readonly string[]) =>
  spawnSync('sh', ['verify.sh', ...words], { cwd: folder, encoding: 'utf8' });

const approvedByAll = async () => {
  const vault = await aVault();
  const { root, approvers } = await aProgramme(vault, functions);
  const path = join(await aFolder(), 'tiers.tierproposal');
  await aPrepared(path, vault, root, aRoute(functions));
  for (const [step, approver] of approvers.entries()) {
    expect(await decideAs(path, vault, approver, { step })).toMatchObject({ ok: true });
  }
  return { vault, root, approvers, path };
};

describe('a proposal that four functions approve', () => {
  it('is verified by us, by openssl, by pdfsig and by the script that it carries', async (context) => {
    const { root, path } = await approvedByAll();
    const report = await verifyProposal(path, testTime);
    expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(report).toMatchObject({
      valid: true,
      routed: {
        outcome: 'approved',
        sentence: 'Approved by every function that it needs.',
        root: { fingerprint: root.fingerprint },
      },
    });
    expect(report.routed?.decisions.map(({ words }) => words)).toEqual(
      functions.map((role) => `Head of ${role} approved on 2026-03-01 09:30 UTC`),
    );
    const folder = await unpack(path);
    for (const name of ['procurement', 'sales-partners-leadership', 'product', 'finanzen-fur-a']) {
      const words = `cms -verify -binary -cades -inform DER -in approvals/${name}.p7s -content approvals/${name}.json -CAfile trust/root.pem -purpose any -attime 1772400000 -out /dev/null`;
      const verified = spawnSync('openssl', words.split(' '), { cwd: folder, encoding: 'utf8' });
      expect([name, verified.status, verified.stderr.trim()]).toEqual([
        name,
        0,
        'CAdES Verification successful',
      ]);
    }
    const run = script(folder, root.fingerprint ?? '');
    expect([run.stdout.split('\n').filter((line) => line.startsWith('FAIL')), run.stderr]).toEqual([
      [],
      '',
    ]);
    expect([run.status, run.stdout]).toEqual([
      0,
      expect.stringContaining('The proposal is approved and unchanged.'),
    ]);
    expect(script(folder, 'AB:CD').stdout).toContain('the root is NOT the one you were told');
    if (!has('pdfsig')) {
      context.skip(
        'pdfsig is not installed, so the PDF was not looked at (Debian: poppler-utils).',
      );
    }
    const { stdout } = spawnSync('pdfsig', ['proposal.pdf'], { cwd: folder, encoding: 'utf8' });
    expect(stdout.match(/Signature is Valid/gu)).toHaveLength(4);
    expect(stdout.match(/ETSI\.CAdES\.detached/gu)).toHaveLength(4);
    expect(stdout.match(/(?:Not t|T)otal document signed/gu)).toEqual([
      ...new Array<string>(3).fill('Not total document signed'),
      'Total document signed',
    ]);
    expect(run.stdout).toContain('ok   4 signatures of the PDF are valid');
  });

  it('says who is missing until the last has approved', async () => {
    const vault = await aVault();
    const { root, approvers } = await aProgramme(vault, ['finance', 'product']);
    const path = join(await aFolder(), 'tiers.tierproposal');
    await aPrepared(path, vault, root, aRoute(['finance', 'product'], { deadline: '2026-03-05' }));
    const untouched = await verifyProposal(path, testTime);
    expect(untouched).toMatchObject({
      valid: false,
      routed: { outcome: 'open', sentence: 'Not approved yet: finance, product are missing.' },
    });
    expect(untouched.checks.filter(({ passed }) => !passed)).toHaveLength(1);
    expect(script(await unpack(path)).stdout).toContain('the approval of finance is missing');
    const [finance] = approvers;
    if (finance === undefined) throw new Error('no approver');
    await decideAs(path, vault, finance, { step: 0 });
    const half = await verifyProposal(path, new Date('2026-03-06T00:00:00Z'));
    expect(half.routed?.steps).toEqual([
      { function: 'finance', state: 'approved', words: 'approved' },
      {
        function: 'product',
        state: 'open',
        words: 'one approval is missing, overdue since 2026-03-05',
      },
    ]);
    expect(half.routed?.changes).toEqual([
      '1 partner rises, 1 partner falls, 1 partner gets a first tier, 1 partner loses the tier; 1 keeps its tier.',
      'The tiers cost 1,251 EUR instead of 1,000.',
    ]);
  });

  it('takes a refusal with its reason, after which nobody can approve', async () => {
    const vault = await aVault();
    const { root, approvers } = await aProgramme(vault, ['finance', 'product']);
    const [finance, product] = approvers;
    if (finance === undefined || product === undefined) throw new Error('no approver');
    const path = join(await aFolder(), 'tiers.tierproposal');
    await aPrepared(path, vault, root, aRoute(['finance', 'product']));
    expect(await decideAs(path, vault, finance, { step: 0, decision: 'refuse' })).toMatchObject({
      error: { found: 'it states no reason' },
    });
    await decideAs(path, vault, finance, {
      step: 0,
      decision: 'refuse',
      reason: 'June is missing',
    });
    const report = await verifyProposal(path, testTime);
    expect(report).toMatchObject({ valid: false, routed: { outcome: 'refused' } });
    expect(report.routed?.decisions[0]?.words).toContain(
      'refused on 2026-03-01 09:30 UTC: June is missing',
    );
    expect(await decideAs(path, vault, product, { step: 1 })).toMatchObject({
      error: { found: 'the proposal was refused before' },
    });
    expect(script(await unpack(path)).stdout).toContain('FAIL the proposal was refused');
  });

  it('lets a deputy decide whom the function has named, and nobody else', async () => {
    const vault = await aVault();
    const { root, approvers } = await aProgramme(vault, ['finance', 'controlling', 'product']);
    const [finance, deputy, stranger] = approvers;
    if (finance === undefined || deputy === undefined || stranger === undefined)
      throw new Error('no approver');
    const path = join(await aFolder(), 'tiers.tierproposal');
    await aPrepared(path, vault, root, aRoute(['finance'], { mayDelegate: true }));
    await decideAs(path, vault, finance, {
      step: 0,
      decision: 'delegate',
      reason: 'On leave',
      conflictOfInterest: 'My brother owns one',
      delegateTo: deputy.fingerprint,
    });
    expect(await decideAs(path, vault, stranger, { step: 0 })).toMatchObject({
      error: { found: 'the certificate is of product, not of finance' },
    });
    await decideAs(path, vault, deputy, { step: 0 });
    const report = await verifyProposal(path, testTime);
    expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(report.routed?.decisions[1]?.words).toContain(
      'Head of controlling, controlling, for finance approved',
    );
    const run = script(await unpack(path));
    expect([run.stdout.split('\n').filter((line) => line.startsWith('FAIL')), run.status]).toEqual([
      [],
      0,
    ]);
  });

  it('is worth nothing once an approver was revoked, to us and to the script', async () => {
    const vault = await aVault();
    const { root, approvers } = await aProgramme(vault, ['finance']);
    const [finance] = approvers;
    const files = await readIdentity(vault.configFolder, finance?.id ?? '');
    await revoke(
      vault,
      { id: root.id, passphrase: rootPassphrase },
      { certificatePem: files?.certificates ?? '', reason: 'Lost' },
      testTime,
    );
    const path = join(await aFolder(), 'tiers.tierproposal');
    await aPrepared(path, vault, root, aRoute(['finance']));
    if (finance === undefined) throw new Error('no approver');
    await decideAs(path, vault, finance, { step: 0 });
    const report = await verifyProposal(path, testTime);
    expect(report.checks.filter(({ passed }) => !passed).map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([
        'approvals/finance.p7s: the certificate was revoked on 2026-03-01',
        'Not approved yet: finance is missing.',
      ]),
    );
    expect(script(await unpack(path))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(
        'FAIL approvals/finance.p7s: the certificate was revoked',
      ) as string,
    });
  });

  it('is not signed where the file was changed, or by an identity of another programme', async () => {
    const [vault, other] = [await aVault(), await aVault()];
    const { root, approvers } = await aProgramme(vault, ['finance']);
    const strangers = await aProgramme(other, ['finance']);
    const path = join(await aFolder(), 'tiers.tierproposal');
    await aPrepared(path, vault, root, aRoute(['finance']));
    const [finance] = approvers;
    const [stranger] = strangers.approvers;
    if (finance === undefined || stranger === undefined) throw new Error('no approver');
    expect(await decideAs(path, other, stranger, { step: 0 })).toMatchObject({
      error: { where: 'Identity', expected: 'a certificate under Programme root' },
    });
    const deputy = { decision: 'delegate', reason: 'Away', delegateTo: 'AB:CD' } as const;
    const delegating = join(await aFolder(), 'delegating.tierproposal');
    await aPrepared(delegating, vault, root, aRoute(['finance'], { mayDelegate: true }));
    expect(await decideAs(delegating, vault, finance, { step: 0, ...deputy })).toMatchObject({
      error: { where: 'Decision', found: 'delegateTo: no SHA-256 fingerprint as AB:CD:… in full' },
    });
    expect(await decideAs(path, vault, finance, { step: 3 })).toMatchObject({
      error: { found: 'the route has no such step' },
    });
  });
});

describe('a proposal that takes the place of another', () => {
  it('is followed back by the script, file by file, whether packed or unpacked', async () => {
    const vault = await aVault();
    const { root, approvers } = await aProgramme(vault, ['finance']);
    const folder = await aFolder();
    type Before = Parameters<typeof aPrepared>[5];
    const made = async (name: string, events: number, createdAt: string, previous: Before) => {
      const path = join(folder, name);
      const body: ProposalBody = {
        ...bodyOf(aProposal({ title: `It's "${name}"`, createdAt })),
        ...{ audit: { events, head: 'a'.repeat(64) }, edition: 2 },
      };
      await aPrepared(path, vault, root, aRoute(['finance']), body, previous);
      const [finance] = approvers;
      if (finance === undefined) throw new Error('finance approves');
      expect(await decideAs(path, vault, finance, { step: 0 })).toMatchObject({ ok: true });
      const unpacked = await unpack(path);
      const json = await readFile(join(unpacked, 'proposal.json'));
      const sha256 = createHash('sha256').update(json).digest('hex');
      return { path, unpacked, named: { title: body.title, sha256 } };
    };
    const first = await made('first.tierproposal', 5, '2026-01-01T00:00:00.000Z', null);
    const second = await made('second.tierproposal', 9, '2026-02-01T00:00:00.000Z', first.named);
    const third = await made('third.tierproposal', 12, '2026-02-28T00:00:00.000Z', second.named);
    const stray = await made('stray.tierproposal', 20, '2026-03-01T09:00:00.000Z', second.named);
    const last = await made('last.tierproposal', 12, '2026-03-01T09:30:00.000Z', stray.named);
    const fingerprint = root.fingerprint ?? '';
    const said = (of: { unpacked: string }, ...earlier: readonly string[]) => {
      const { stdout, stderr, status } = script(of.unpacked, fingerprint, ...earlier);
      const told = stdout
        .split('\n')
        .filter((line) => /takes? the place of|earlier|read|dated|trail|NOT/u.test(line));
      return { status, told, stderr };
    };
    expect((await verifyProposal(third.path, testTime)).valid).toBe(true);
    expect(said(third)).toEqual({
      status: 0,
      told: [
        `note it takes the place of "It's "second.tierproposal"", SHA-256 ${second.named.sha256}; name that file, or its unpacked folder, after the fingerprint`,
      ],
      stderr: '',
    });
    const own = 'run its own verify.sh to see whether it holds';
    expect(said(third, second.unpacked, first.unpacked)).toEqual({
      status: 0,
      told: [second, first].map(
        ({ unpacked }) => `ok   ${unpacked} is what it takes the place of; ${own}`,
      ),
      stderr: '',
    });
    const not = 'The proposal is NOT verified.';
    expect(said(third, first.unpacked)).toEqual({
      status: 1,
      told: [`FAIL ${first.unpacked} is not what the proposal after it takes the place of`, not],
      stderr: '',
    });
    expect(said(first, second.unpacked).status).toBe(1);
    expect(said(last, stray.unpacked).told[0]).toBe(
      `FAIL the audit trail does not go on from where it had come in ${stray.unpacked}`,
    );
    expect(said(third, join(folder, 'absent')).told[0]).toContain('cannot be read');
    if (has('unzip')) {
      expect(said(third, second.path).status).toBe(0);
    }
  });
});

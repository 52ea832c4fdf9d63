import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { aShell } from '#test/fixtures/a-shell.ts';

describe('identities and approvals by the command line', () => {
  it('makes a root and approvers, and answers the request of another machine', async () => {
    const desk = await aShell();
    const laptop = await aShell();
    const passphrase = ['--passphrase-file', desk.at('pass.txt')];
    const root = ['--root-passphrase-file', desk.at('pass.txt')];
    await writeFile(desk.at('pass.txt'), 'a passphrase of some words\n');
    const ids = (...words: readonly string[]) => desk.run('identities', ...words);
    expect(await ids('list')).toMatchObject({ out: 'No identity on this machine yet.\n' });
    expect(await ids('root', '--name', 'Root', ...passphrase)).toMatchObject({ status: 0 });
    const request = desk.at('r.csr');
    const asked = await laptop.run(
      ...['identities', 'approver', '--name', 'R. Signer', '--function', 'finance'],
      ...['--request', request, ...passphrase],
    );
    expect(asked).toMatchObject({ status: 0, out: expect.stringContaining('waits') as string });
    expect(await ids('issue', request, '--out', desk.at('chain.pem'), ...root)).toMatchObject({
      status: 0,
      err: '',
    });
    expect(await laptop.run('identities', 'import', desk.at('chain.pem'))).toMatchObject({
      status: 0,
      out: expect.stringMatching(/approver {2}R\. Signer \(finance\), valid until/u) as string,
    });
    const revoked = await ids(
      ...['revoke', desk.at('chain.pem'), '--reason', 'Left', '--out', desk.at('a.crl'), ...root],
    );
    expect(revoked).toMatchObject({
      status: 0,
      out: expect.stringContaining('R. Signer (finance): Left') as string,
    });
    await ids('root', '--name', 'Second root', ...passphrase);
    const twice = await ids('issue', request, '--out', desk.at('b.pem'), '--root', '', ...root);
    expect(twice).toMatchObject({
      status: 3,
      err: expect.stringContaining('the id of one root of this machine') as string,
    });
    const [first = ''] = (await ids('list')).out.split(' ');
    await writeFile(desk.at('pass.txt'), 'another passphrase\n');
    expect(
      await ids('issue', request, '--out', desk.at('b.pem'), '--root', first, ...root),
    ).toMatchObject({ status: 4 });
  });

  it('prepares a proposal, has it approved by its functions and tells a stranger who did', async () => {
    const { at, run } = await aShell();
    const passphrase = ['--passphrase-file', at('pass.txt')];
    const root = ['--root-passphrase-file', at('pass.txt')];
    await writeFile(at('pass.txt'), 'a passphrase of some words\n');
    const ids = (...words: readonly string[]) => run('identities', ...words);
    const made = await ids('root', '--name', 'Root', '--json', ...passphrase);
    const { id, fingerprint } = JSON.parse(made.out) as { id: string; fingerprint: string };
    for (const role of ['finance', 'product']) {
      await ids(
        ...['approver', '--name', `Head of ${role}`, '--function', role],
        ...passphrase,
        ...root,
      );
    }
    await run('new', at('s.tierwright'), '--sample');
    const proposal = at('tiers.tierproposal');
    const preparing = [
      ...['prepare', at('s.tierwright'), '--title', 'Tiers 2026', '--need', 'finance', 'product'],
      ...['--identity', id, '--out', proposal],
    ];
    expect(await run(...preparing, '--route', at('no-route.json'))).toMatchObject({ status: 3 });
    const prepared = await run(...preparing);
    expect([prepared.status, prepared.err]).toEqual([0, '']);
    expect(await run('verify', proposal)).toMatchObject({
      status: 4,
      out: expect.stringContaining('Not approved yet: finance, product are missing.') as string,
    });
    const decide = (...words: readonly string[]) =>
      run('decide', proposal, ...words, ...passphrase);
    expect(await decide()).toMatchObject({ status: 3 });
    const before = await readFile(proposal);
    expect(
      await decide('--for', 'finance', '--decision', 'abstain', '--reason', 'No', '--conflict', ''),
    ).toMatchObject({
      status: 3,
      err: expect.stringContaining('conflictOfInterest: ') as string,
    });
    expect(await readFile(proposal)).toEqual(before);
    expect(await decide('--for', 'finance')).toMatchObject({ status: 0, err: '' });
    expect(await decide('--for', 'finance')).toMatchObject({
      status: 3,
      err: expect.stringContaining('finance has decided before') as string,
    });
    expect(await decide()).toMatchObject({ status: 0, err: '' });
    const verified = await run('verify', proposal, '--root', fingerprint);
    expect([verified.status, verified.out]).toEqual([
      0,
      expect.stringContaining('Approved by every function that it needs.'),
    ]);
    expect(await run('verify', proposal, '--root', 'AB:CD')).toMatchObject({ status: 4 });
    const [, chain = ''] =
      /^(\S+) {2}approver {2}Head of product/mu.exec((await ids('list')).out) ?? [];
    await ids('export', chain, '--out', at('product.pem'));
    await ids(...['revoke', at('product.pem'), '--out', at('a.crl'), ...root]);
    const second = at('second.tierproposal');
    await run(
      ...['prepare', at('s.tierwright'), '--title', 'Next', '--need', 'product'],
      ...['--identity', id, '--out', second],
    );
    const waiting = await readFile(second);
    expect((await run('verify', second)).out).toContain(
      'It says that it takes the place of "Tiers 2026" (SHA-256 ',
    );
    const extended = await run('verify', second, '--earlier', proposal, '--json');
    expect(JSON.parse(extended.out)).toMatchObject({
      chain: {
        state: 'extends',
        words: expect.stringMatching(
          /^It extends "Tiers 2026" of .+\)\. \d+ of 243 partners /u,
        ) as string,
      },
    });
    const alone = at('alone.tierproposal');
    const another = [...preparing.slice(0, -1), alone];
    expect(await run(...another, '--previous', 'abcdefab')).toMatchObject({
      status: 3,
      err: expect.stringContaining(' (Next), ') as string,
    });
    expect(await run(...another, '--previous', 'none')).toMatchObject({ status: 0 });
    expect((await run('verify', alone, '--earlier', proposal)).out).toContain(
      'FAIL It extends the earlier proposals: It names no earlier proposal, so it extends none.',
    );
    expect(await run('decide', second, ...passphrase)).toMatchObject({
      status: 3,
      err: expect.stringContaining('approvals/product.p7s: the certificate was revoked') as string,
    });
    expect(await readFile(second)).toEqual(waiting);
    const trail = await run('audit', 'verify', at('s.tierwright'), '--against', proposal);
    expect([trail.status, trail.out.replaceAll(/[0-9a-f]{64}/gu, 'HASH').split('\n')]).toEqual([
      0,
      expect.arrayContaining([
        expect.stringMatching(/^ok {3}proposal "Tiers 2026": event \d+ was HASH$/u),
        expect.stringMatching(/^ok {3}proposal "Next": event \d+ was HASH$/u),
        expect.stringMatching(/^ok {3}tiers\.tierproposal: event \d+ was HASH$/u),
        'The audit trail holds.',
      ]),
    ]);
  });
});

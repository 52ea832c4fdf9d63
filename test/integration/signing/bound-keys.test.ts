import { spawnSync } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import type { KeyWrap } from '#electron/engine/signing/key-wrap.ts';
import { saveKeyCopy, setBinding } from '#electron/engine/signing/vault/keep-key.ts';
import { importPkcs12 } from '#electron/engine/signing/vault/make-identity.ts';
import { openSigner } from '#electron/engine/signing/vault/open-key.ts';
import type { Vault } from '#electron/engine/signing/vault/vault.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aKeyWrap } from '#test/fixtures/a-key-wrap.ts';
import { fontsFolder } from '#test/fixtures/a-proposal.ts';
import { shellIn } from '#test/fixtures/a-shell.ts';
import { approverPassphrase, aProgramme, aVault, rootPassphrase } from '#test/fixtures/a-vault.ts';
import { testTime as now } from '#test/fixtures/a-workspace.ts';

/** A root and an approver whose key is bound by the keyring of this account. */
const aBoundKey = async () => {
  const vault: Vault = { ...(await aVault()), keyWrap: aKeyWrap() };
  const { root, approvers } = await aProgramme(vault, ['finance']);
  const id = approvers[0]?.id ?? '';
  const path = join(vault.configFolder, 'identities', id, 'key.pem');
  const plain = await readFile(path, 'utf8');
  const bound = await setBinding(vault, id, true);
  return { vault, root, id, path, plain, bound };
};

const openWith = (vault: Vault, keyWrap: KeyWrap | undefined, id: string) =>
  openSigner(
    { configFolder: vault.configFolder, ...(keyWrap === undefined ? {} : { keyWrap }) },
    id,
    approverPassphrase,
    now,
  );

describe('a key that is bound to an account', () => {
  it('opens with the store and the passphrase together, and is told by whom', async () => {
    const { vault, id, path, bound } = await aBoundKey();
    expect(bound).toMatchObject({
      ok: true,
      value: { boundTo: { store: 'the login keyring', account: expect.any(String) as string } },
    });
    const text = await readFile(path, 'utf8');
    expect(text).toMatch(/^-----BEGIN TIERWRIGHT WRAPPED KEY-----\n/u);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await openSigner(vault, id, approverPassphrase, now)).toMatchObject({ ok: true });
    expect(await openSigner(vault, id, 'another phrase', now)).toMatchObject({
      error: { type: 'VerificationFailed', where: 'Passphrase' },
    });
  });

  it('is unbound to the very bytes that it was before', async () => {
    const { vault, id, path, plain } = await aBoundKey();
    expect(await setBinding(vault, id, false)).toMatchObject({ value: { boundTo: null } });
    expect(await readFile(path, 'utf8')).toBe(plain);
    expect(await setBinding(vault, id, false)).toMatchObject({ value: { boundTo: null } });
  });

  it.each([
    ['of another account or after a reset', aKeyWrap(), /no secret for these bytes/u],
    [
      'on a system without one',
      aKeyWrap({ kind: 'none', why: 'system' }),
      /no key store on this system/u,
    ],
    ['on the command line', undefined, /the command line, which reaches no key store/u],
  ])('does not open with the store %s, and stays as it is', async (_name, keyWrap, found) => {
    const { vault, id, path } = await aBoundKey();
    const before = await readFile(path, 'utf8');
    expect(await openWith(vault, keyWrap, id)).toMatchObject({
      error: {
        type: 'InputRefused',
        where: 'Key of Head of finance',
        expected: expect.stringContaining('the login keyring for the account') as string,
        found: expect.stringMatching(found) as string,
        remedy: expect.stringContaining('PKCS#12') as string,
      },
    });
    expect(await setBinding({ ...vault, keyWrap: keyWrap ?? aKeyWrap() }, id, false)).toMatchObject(
      { ok: false },
    );
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  it('whose store gives back something else is not bound at all', async () => {
    const vault = await aVault();
    const { approvers } = await aProgramme(vault, ['finance']);
    const id = approvers[0]?.id ?? '';
    const forgetful: KeyWrap = {
      ...aKeyWrap(),
      unwrap: () => Promise.resolve({ outcome: 'bytes', bytes: Buffer.from('something') }),
    };
    expect(await setBinding({ ...vault, keyWrap: forgetful }, id, true)).toMatchObject({
      error: { found: expect.stringContaining('another key') as string },
    });
    expect(await openWith(vault, undefined, id)).toMatchObject({ ok: true });
  });

  it('is damaged by a changed byte, and said to be', async () => {
    const { vault, id, path } = await aBoundKey();
    const text = await readFile(path, 'utf8');
    await writeFile(
      path,
      text.replace(
        /(\w)(\n-----END)/u,
        (_all, sign: string, end: string) => `${sign === 'A' ? 'B' : 'A'}${end}`,
      ),
    );
    expect(await openSigner(vault, id, approverPassphrase, now)).toMatchObject({
      error: { where: 'Key of Head of finance' },
    });
  });
});

describe('a copy of a key', () => {
  it('is read by openssl, imported on another machine, and brings back a key whose store is gone', async () => {
    const { vault, id } = await aBoundKey();
    const folder = await aFolder();
    const target = join(folder, 'finance.p12');
    expect(await saveKeyCopy(vault, id, 'another phrase', target)).toMatchObject({
      error: { type: 'VerificationFailed' },
    });
    expect(await saveKeyCopy(vault, id, approverPassphrase, target)).toMatchObject({ ok: true });
    const shown = spawnSync(
      'openssl',
      ['pkcs12', '-in', target, '-passin', `pass:${approverPassphrase}`, '-nodes', '-info'],
      { encoding: 'utf8' },
    );
    expect([shown.status, shown.stdout.match(/-----BEGIN [A-Z ]+-----/gu)]).toEqual([
      0,
      ['-----BEGIN CERTIFICATE-----', '-----BEGIN CERTIFICATE-----', '-----BEGIN PRIVATE KEY-----'],
    ]);
    expect(shown.stderr).toContain('MAC: sha256');
    const bytes = await readFile(target);
    const elsewhere = await aVault();
    expect(
      await importPkcs12(elsewhere, bytes, approverPassphrase, 'a new phrase', now),
    ).toMatchObject({ value: { id, kind: 'approver', boundTo: null } });
    expect(await openSigner(elsewhere, id, 'a new phrase', now)).toMatchObject({ ok: true });
    const reset: Vault = { ...vault, keyWrap: aKeyWrap() };
    expect(
      await importPkcs12(reset, bytes, approverPassphrase, approverPassphrase, now),
    ).toMatchObject({ value: { id, boundTo: null } });
    expect(await openSigner(reset, id, approverPassphrase, now)).toMatchObject({ ok: true });
  });

  it('of a root issues certificates on another machine', async () => {
    const { vault, root } = await aBoundKey();
    const target = join(await aFolder(), 'root.p12');
    expect(await saveKeyCopy(vault, root.id, rootPassphrase, target)).toMatchObject({ ok: true });
    const elsewhere = await aVault();
    expect(
      await importPkcs12(elsewhere, await readFile(target), rootPassphrase, rootPassphrase, now),
    ).toMatchObject({ value: { kind: 'root', fingerprint: root.fingerprint } });
    expect(await openSigner(elsewhere, root.id, rootPassphrase, now)).toMatchObject({ ok: true });
  });
});

describe('binding through the engine', () => {
  it('happens as the key is made, and the trail of an open workspace tells of it', async () => {
    const folder = await aFolder();
    const { handlers, dispose } = createHandlers({
      ...{ configFolder: join(folder, 'config'), fontsFolder, keyRounds: 1000, now: () => now },
      keyWrap: aKeyWrap(),
      startReader: () => {
        throw new Error('no file is read');
      },
    });
    const given = { signal: new AbortController().signal, progress: () => undefined };
    const path = join(folder, 'a.tierwright');
    await handlers['workspace/create']({ path, name: 'A' }, given);
    expect(await handlers['identities/key-store']({}, given)).toEqual({
      ok: true,
      value: { kind: 'real', name: 'the login keyring' },
    });
    const made = await handlers['identities/create-root'](
      { name: 'Root', organization: '', passphrase: rootPassphrase, bind: true },
      given,
    );
    const id = made.ok ? made.value.id : '';
    expect(made).toMatchObject({ value: { boundTo: { store: 'the login keyring' } } });
    await handlers['identities/set-binding']({ id, isBound: false }, given);
    await handlers['identities/save-key'](
      { id, passphrase: rootPassphrase, target: join(folder, 'root.p12') },
      given,
    );
    const trail = await handlers['audit/list']({}, given);
    const told = trail.ok ? trail.value.filter(({ object }) => object?.kind === 'identity') : [];
    expect(
      told.map(({ action, what }) => [action, what.replace(/account \S+/u, 'account X')]),
    ).toEqual([
      [
        'changed',
        'Key of Root made or imported, bound by the login keyring for the account X of this machine',
      ],
      ['changed', 'Key of Root opens with its passphrase alone'],
      ['exported', 'A copy of the key of Root, locked with its passphrase'],
    ]);
    expect(await handlers['audit/verify']({ against: null }, given)).toMatchObject({ ok: true });
    await dispose();
  });

  it('leaves the command line a sentence about the window, and a copy of what is not bound', async () => {
    const folder = await aFolder();
    const vault: Vault = {
      ...{ configFolder: join(folder, 'config'), rounds: 1000 },
      keyWrap: aKeyWrap(),
    };
    const { approvers } = await aProgramme(vault, ['finance']);
    const id = approvers[0]?.id ?? '';
    const shell = shellIn(folder, approverPassphrase);
    const saved = await shell.run('identities', 'save-key', id, '--out', shell.at('a.p12'));
    expect(saved).toMatchObject({ status: 0, err: '' });
    await setBinding(vault, id, true);
    expect((await shell.run('identities', 'list')).out).toMatch(
      /bound by the login keyring for the account .+ of this machine: its key opens in the window only/u,
    );
    const refused = await shell.run('identities', 'save-key', id, '--out', shell.at('b.p12'));
    expect(refused.status).toBe(3);
    expect(refused.err).toContain('Decide › Identities unbinds the key');
    await expect(stat(shell.at('b.p12'))).rejects.toThrow();
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readFile, rename, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHandlers } from '#electron/engine/handlers/create-handlers.ts';
import { answerRequest, revoke } from '#electron/engine/signing/vault/authority.ts';
import {
  createApprover,
  createRoot,
  importCertificate,
  importPkcs12,
} from '#electron/engine/signing/vault/make-identity.ts';
import { fromPem } from '#electron/engine/signing/pem.ts';
import { certificatesOfPem } from '#electron/engine/signing/pem-list.ts';
import { readRevocationList, revokedAt } from '#electron/engine/signing/revocation-list.ts';
import { readX509, type X509 } from '#electron/engine/signing/x509.ts';
import { openSigner } from '#electron/engine/signing/vault/open-key.ts';
import { readIdentity } from '#electron/engine/signing/vault/vault-files.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { fontsFolder } from '#test/fixtures/a-proposal.ts';
import { approverPassphrase, aProgramme, aVault, rootPassphrase } from '#test/fixtures/a-vault.ts';
import { testTime as now } from '#test/fixtures/a-workspace.ts';

const person = { name: 'Ренé "Ångström"', function: 'finance & risk', organization: 'Example AG' };
const certificateOf = (pem: string): X509 => {
  const reading = readX509(certificatesOfPem(pem)?.[0] ?? Buffer.alloc(0));
  if (!reading.ok) {
    throw new Error(reading.reason);
  }
  return reading.certificate;
};
const openssl = (folder: string, ...words: readonly string[]) =>
  spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' });

describe('a programme root and its approvers', () => {
  it('make a chain that openssl follows, with name and function in the certificate', async () => {
    const vault = await aVault();
    const { root, approvers } = await aProgramme(vault, ['finance']);
    const folder = await aFolder();
    const approver = await readIdentity(vault.configFolder, approvers[0]?.id ?? '');
    const issuer = await readIdentity(vault.configFolder, root.id);
    await writeFile(join(folder, 'chain.pem'), approver?.certificates ?? '');
    await writeFile(join(folder, 'root.pem'), issuer?.certificates ?? '');
    const verified = openssl(
      folder,
      ...'verify -x509_strict -attime 1772400000 -purpose smimesign -CAfile root.pem chain.pem'.split(
        ' ',
      ),
    );
    expect([verified.status, verified.stdout]).toEqual([0, 'chain.pem: OK\n']);
    const shown = openssl(
      folder,
      ...'x509 -in chain.pem -noout -subject -fingerprint -sha256 -ext keyUsage,basicConstraints'.split(
        ' ',
      ),
    );
    expect(shown.stdout).toContain('O = Example, OU = finance, CN = Head of finance');
    expect(shown.stdout).toContain(approvers[0]?.fingerprint ?? 'none');
    expect(shown.stdout).toContain('Digital Signature, Non Repudiation');
    expect(shown.stdout).toContain('CA:FALSE');
    expect(approvers[0]).toMatchObject({
      kind: 'approver',
      function: 'finance',
      root: { name: 'Programme root', fingerprint: root.fingerprint },
      validUntil: '2029-03-01T09:30:00.000Z',
    });
    expect(root).toMatchObject({
      kind: 'root',
      validUntil: '2036-03-01T09:30:00.000Z',
      root: null,
    });
  });

  it('open with their passphrase only, and only while they are valid', async () => {
    const vault = await aVault();
    const { approvers } = await aProgramme(vault, ['finance']);
    const id = approvers[0]?.id ?? '';
    const open = (passphrase: string, at = now) => openSigner(vault, id, passphrase, at);
    expect(await open(approverPassphrase)).toMatchObject({ ok: true });
    expect(await open('another')).toMatchObject({
      error: { type: 'VerificationFailed', where: 'Passphrase' },
    });
    expect(await open(approverPassphrase, new Date('2026-02-28T00:00:00Z'))).toMatchObject({
      error: { where: 'Signing', found: '2026-02-28T00:00:00.000Z' },
    });
    expect(await openSigner(vault, '../x', approverPassphrase, now)).toMatchObject({
      error: { where: 'Identity' },
    });
  });

  it('cost two million rounds a guess unless a test says less', async () => {
    const { configFolder } = await aVault();
    const made = await createRoot(
      { configFolder },
      { name: 'R', organization: '' },
      'long enough',
      now,
    );
    const key = join(configFolder, 'identities', made.ok ? made.value.id : '', 'key.pem');
    const shown = execFileSync('openssl', ['asn1parse', '-in', key], { encoding: 'utf8' });
    expect(shown).toContain(`:${(2_000_000).toString(16).toUpperCase().padStart(6, '0')}`);
  });

  it('ask a company authority by a request that openssl reads and answers', async () => {
    const vault = await aVault();
    const made = await createApprover(vault, person, approverPassphrase, null, now);
    expect(made).toMatchObject({ ok: true, value: { kind: 'requested', ...person } });
    const id = made.ok ? made.value.id : '';
    const folder = await aFolder();
    const request = (await readIdentity(vault.configFolder, id))?.request ?? '';
    await writeFile(join(folder, 'request.pem'), request);
    expect(openssl(folder, ...'req -in request.pem -verify -noout'.split(' ')).stderr).toContain(
      'OK',
    );
    const run = (line: string): void => {
      expect([line, openssl(folder, ...line.split(' ')).status]).toEqual([line, 0]);
    };
    // A company's authority of two floors: an RSA root and an issuing authority below it.
    run(
      'req -x509 -nodes -newkey rsa:3072 -keyout ca.key -out ca.pem -days 3000 -subj /CN=Company -addext keyUsage=critical,keyCertSign,cRLSign',
    );
    run(
      'req -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-384 -keyout sub.key -out sub.csr -subj /CN=Issuing',
    );
    await writeFile(
      join(folder, 'sub.ext'),
      'basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign\n',
    );
    run(
      'x509 -req -in sub.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2000 -extfile sub.ext -out sub.pem',
    );
    await writeFile(
      join(folder, 'leaf.ext'),
      'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=emailProtection\n',
    );
    run(
      'x509 -req -in request.pem -CA sub.pem -CAkey sub.key -CAcreateserial -days 700 -extfile leaf.ext -out leaf.pem',
    );
    const text = async (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
    const today = new Date();
    const incomplete = (await text('leaf.pem')) + (await text('sub.pem'));
    expect(await importCertificate(vault, incomplete, today)).toMatchObject({
      error: { found: 'no root among them' },
    });
    // In any order.
    const whole = (await text('ca.pem')) + incomplete;
    expect(await importCertificate(vault, whole, today)).toMatchObject({
      ok: true,
      value: { id, kind: 'approver', ...person, root: { name: 'Company' } },
    });
    const signer = await openSigner(vault, id, approverPassphrase, today);
    expect(signer.ok && signer.value.chain.map(({ subject }) => subject.name)).toEqual([
      'Issuing',
      'Company',
    ]);
    const stranger = await aVault();
    expect(await importCertificate(stranger, whole, today)).toMatchObject({
      error: { found: 'none for a key of this machine' },
    });
  });

  it('answer the request of another machine', async () => {
    const [desk, laptop] = [await aVault(), await aVault()];
    const { root } = await aProgramme(desk, []);
    const made = await createApprover(laptop, person, approverPassphrase, null, now);
    const id = made.ok ? made.value.id : '';
    const request = (await readIdentity(laptop.configFolder, id))?.request ?? '';
    const issued = await answerRequest(
      desk,
      { id: root.id, passphrase: rootPassphrase },
      request,
      now,
    );
    expect(await importCertificate(laptop, issued.ok ? issued.value.pem : '', now)).toMatchObject({
      value: { kind: 'approver', root: { fingerprint: root.fingerprint } },
    });
    const bent = request.replace(/[A-Z]{4}/u, 'AAAA');
    expect(
      await answerRequest(desk, { id: root.id, passphrase: rootPassphrase }, bent, now),
    ).toMatchObject({ error: { where: 'Request' } });
  });

  it('revoke one another by a list that openssl reads and goes by', async () => {
    const vault = await aVault();
    const { root, approvers } = await aProgramme(vault, ['finance', 'product']);
    const [finance, product] = await Promise.all(
      approvers.map(({ id }) => readIdentity(vault.configFolder, id)),
    );
    const opened = { id: root.id, passphrase: rootPassphrase };
    const given = { certificatePem: finance?.certificates ?? '', reason: 'Left the company' };
    const revoked = await revoke(vault, opened, given, now);
    expect(revoked).toMatchObject({
      value: {
        revoked: [{ name: 'Head of finance', reason: 'Left the company', at: now.toISOString() }],
        listMadeAt: now.toISOString(),
      },
    });
    const folder = await aFolder();
    const list = (await readIdentity(vault.configFolder, root.id))?.list?.pem ?? '';
    const rootPem = (await readIdentity(vault.configFolder, root.id))?.certificates ?? '';
    await writeFile(join(folder, 'trust.pem'), rootPem + list);
    await writeFile(join(folder, 'crl.pem'), list);
    await writeFile(join(folder, 'finance.pem'), finance?.certificates ?? '');
    await writeFile(join(folder, 'product.pem'), product?.certificates ?? '');
    const shown = openssl(
      folder,
      ...'crl -in crl.pem -noout -verify -CAfile trust.pem -crlnumber'.split(' '),
    );
    expect(shown.stderr + shown.stdout).toContain('verify OK');
    const verify = (name: string) =>
      openssl(
        folder,
        ...`verify -crl_check -attime 1772400000 -CAfile trust.pem ${name}`.split(' '),
      );
    expect(verify('product.pem').status).toBe(0);
    expect(verify('finance.pem')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('certificate revoked') as string,
    });
    const bytes = fromPem('X509 CRL', list) ?? Buffer.alloc(0);
    const rootCertificate = certificateOf(rootPem);
    const financeCertificate = certificateOf(finance?.certificates ?? '');
    const read = readRevocationList(bytes, rootCertificate);
    expect(read).toMatchObject({ ok: true, madeAt: now, nextAt: new Date('2026-05-30T09:30:00Z') });
    expect(revokedAt(financeCertificate, read.ok ? read.revoked : [])).toEqual(now);
    expect(revokedAt(rootCertificate, read.ok ? read.revoked : [])).toBeNull();
    for (let at = 0; at < bytes.length; at += 7) {
      const bent = Buffer.from(bytes);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect([at, readRevocationList(bent, rootCertificate).ok]).toEqual([at, false]);
    }
    const register = join(vault.configFolder, 'identities', root.id, 'register.json');
    await rename(register, `${register}.aside`);
    await mkdir(register);
    await expect(revoke(vault, opened, given, now)).rejects.toThrow('EISDIR');
    await rmdir(register);
    await rename(`${register}.aside`, register);
    // Once more changes nothing but the number of the list.
    expect(await revoke(vault, opened, given, now)).toMatchObject({ value: { revoked: [{}] } });
    const other = await aProgramme(await aVault(), ['finance']);
    const strange = await readIdentity(vault.configFolder, other.approvers[0]?.id ?? '');
    expect(
      await revoke(vault, opened, { ...given, certificatePem: strange?.certificates ?? '' }, now),
    ).toMatchObject({ error: { where: 'Certificate' } });
  });
});

describe('revoking an approver of this machine', () => {
  it('is refused where it has no certificate yet or is not there, instead of signing the list as it is', async () => {
    const vault = await aVault();
    const { root, approvers } = await aProgramme(vault, ['finance']);
    const waiting = await createApprover(vault, person, approverPassphrase, null, now);
    const { handlers, dispose } = createHandlers({
      ...{ configFolder: vault.configFolder, fontsFolder, now: () => now },
      startReader: () => {
        throw new Error('no file is read');
      },
    });
    const revoked = (approver: string) =>
      handlers['identities/revoke'](
        {
          root: { id: root.id, passphrase: rootPassphrase },
          ...{ certificate: null, approver, reason: 'Left' },
        },
        { signal: new AbortController().signal, progress: () => undefined },
      );
    for (const id of [waiting.ok ? waiting.value.id : '', 'f'.repeat(32)]) {
      expect(await revoked(id)).toMatchObject({ error: { where: 'Identity' } });
    }
    expect((await readIdentity(vault.configFolder, root.id))?.list).toBeNull();
    expect(await revoked(approvers[0]?.id ?? '')).toMatchObject({
      value: { revoked: [{ name: 'Head of finance' }] },
    });
    await dispose();
  });
});

describe('a PKCS#12 file', () => {
  const files = async (key: string) => {
    const folder = await aFolder();
    const run = (...words: readonly string[]): void => {
      expect([words.join(' '), openssl(folder, ...words).status]).toEqual([words.join(' '), 0]);
    };
    run(
      ...'req -x509 -nodes -newkey rsa:3072 -keyout ca.key -out ca.pem -days 3000 -subj /CN=Company'.split(
        ' ',
      ),
    );
    run(
      ...`req -nodes -newkey ${key} -keyout leaf.key -out leaf.csr`.split(' '),
      '-subj',
      '/O=Example/title=Finance/CN=R. Signer',
    );
    await writeFile(
      join(folder, 'leaf.ext'),
      'keyUsage=critical,digitalSignature,nonRepudiation\n',
    );
    run(
      ...'x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 700 -extfile leaf.ext -out leaf.pem'.split(
        ' ',
      ),
    );
    const pack = async (...more: readonly string[]): Promise<Buffer> => {
      run(
        ...'pkcs12 -export -inkey leaf.key -in leaf.pem -certfile ca.pem -passout pass:håst -out a.p12'.split(
          ' ',
        ),
        ...more,
      );
      return readFile(join(folder, 'a.p12'));
    };
    return { folder, pack };
  };

  it.each([
    ['ECDSA P-256', 'ec -pkeyopt ec_paramgen_curve:P-256'],
    ['RSA 3072', 'rsa:3072'],
  ])('of openssl becomes an identity, with a key of %s', async (words, key) => {
    const { pack } = await files(key);
    const vault = await aVault();
    const today = new Date();
    const bytes = await pack();
    expect(await importPkcs12(vault, bytes, 'horse', approverPassphrase, today)).toMatchObject({
      error: { type: 'VerificationFailed' },
    });
    const imported = await importPkcs12(vault, bytes, 'håst', approverPassphrase, today);
    expect(imported).toMatchObject({
      ok: true,
      value: { name: 'R. Signer', function: 'Finance', key: words, root: { name: 'Company' } },
    });
    const id = imported.ok ? imported.value.id : '';
    expect(await openSigner(vault, id, approverPassphrase, today)).toMatchObject({
      ok: true,
    });
    expect(await importPkcs12(vault, bytes, 'håst', approverPassphrase, today)).toMatchObject({
      error: { found: 'the same key' },
    });
  });

  it('is refused in words where it is locked the old way, changed, weak or something else', async () => {
    const { pack } = await files('rsa:2048');
    const vault = await aVault();
    const today = new Date();
    const found = async (bytes: Buffer): Promise<string> => {
      const result = await importPkcs12(vault, bytes, 'håst', approverPassphrase, today);
      return result.ok ? 'imported' : result.error.found;
    };
    expect(await found(await pack())).toContain('another key than ECDSA P-256');
    expect(await found(await pack('-legacy'))).toContain('locked the old way');
    const bytes = await pack();
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    expect(await found(bytes)).not.toBe('imported');
    expect(await found(Buffer.from('no file'))).toContain('no PKCS#12');
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issueCertificate, readCertificate } from '#electron/engine/signing/certificate.ts';
import { signDetached, verifyDetached } from '#electron/engine/signing/cms.ts';
import {
  createIdentity,
  getIdentity,
  openIdentity,
} from '#electron/engine/signing/identity-store.ts';
import { toPem } from '#electron/engine/signing/pem.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

const now = new Date('2026-03-01T09:30:00.000Z');
const person = { name: 'Ренé Ångström, "Signer"', function: 'finance & procurement' };
const content = Buffer.from('{"tiers":["Gold"]}');

const aSigner = () => {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { keys, certificate: issueCertificate(person, keys, now) };
};

describe('a signature', () => {
  it('is verified by openssl, which also sees a changed byte', async () => {
    const folder = await aFolder();
    const { keys, certificate } = aSigner();
    // openssl judges the certificate by the clock of the machine.
    const signature = signDetached(content, certificate, keys.privateKey, now);
    await writeFile(join(folder, 'a.json'), content);
    await writeFile(join(folder, 'b.json'), '{"tiers":["gold"]}');
    await writeFile(join(folder, 'a.p7s'), signature);
    await writeFile(join(folder, 'signer.pem'), toPem('CERTIFICATE', certificate));
    const verify = (file: string) =>
      spawnSync(
        'openssl',
        [
          ...'cms -verify -binary -cades -inform DER -in a.p7s -content'.split(' '),
          file,
          ...'-CAfile signer.pem -purpose any -attime 1772400000 -out /dev/null'.split(' '),
        ],
        { cwd: folder, encoding: 'utf8' },
      );
    const good = verify('a.json');
    expect([good.status, good.stderr]).toEqual([0, expect.stringContaining('successful')]);
    expect(verify('b.json').status).toBe(4);
  });

  it('names its signer and time to our own verifier', () => {
    const { keys, certificate } = aSigner();
    const verdict = verifyDetached(
      content,
      signDetached(content, certificate, keys.privateKey, now),
    );
    expect(verdict).toMatchObject({
      valid: true,
      facts: { signedAt: now, signer: { ...person, isSelfSigned: true, hasAcceptedKey: true } },
    });
  });

  it('is refused with any single byte changed, cut off or added', () => {
    const { keys, certificate } = aSigner();
    const signature = signDetached(content, certificate, keys.privateKey, now);
    const accepted: string[] = [];
    for (let at = 0; at < signature.length; at += 1) {
      const flipped = Buffer.from(signature);
      flipped[at] = (flipped[at] ?? 0) ^ 0x01;
      if (verifyDetached(content, flipped).valid) {
        accepted.push(`flip ${at}`);
      }
      if (verifyDetached(content, signature.subarray(0, at)).valid) {
        accepted.push(`cut ${at}`);
      }
    }
    if (verifyDetached(content, Buffer.concat([signature, Buffer.of(0)])).valid) {
      accepted.push('added');
    }
    expect(accepted).toEqual([]);
  });

  it.each([
    ['other content', Buffer.from('{"tiers":["gold"]}'), 'made over other content'],
    ['nothing', Buffer.alloc(0), 'made over other content'],
  ])('is refused over %s', (_, other, reason) => {
    const { keys, certificate } = aSigner();
    const signature = signDetached(content, certificate, keys.privateKey, now);
    expect(verifyDetached(other, signature)).toEqual({
      valid: false,
      reason: expect.stringContaining(reason) as string,
    });
  });

  it('is refused with the certificate of somebody else', () => {
    const { certificate } = aSigner();
    const { keys } = aSigner();
    expect(
      verifyDetached(content, signDetached(content, certificate, keys.privateKey, now)),
    ).toEqual({
      valid: false,
      reason: 'the signature value does not match the certificate',
    });
  });

  it.each([
    ['before the certificate began', new Date('2026-02-28T00:00:00Z')],
    ['after it ended', new Date('2029-03-02T00:00:00Z')],
  ])('is refused when made %s', (_, at) => {
    const { keys, certificate } = aSigner();
    expect(
      verifyDetached(content, signDetached(content, certificate, keys.privateKey, at)),
    ).toEqual({
      valid: false,
      reason: 'the certificate was not valid when the signature was made',
    });
  });

  it('is refused with a key of another kind', () => {
    const keys = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const certificate = issueCertificate(person, keys, now);
    expect(readCertificate(certificate)?.hasAcceptedKey).toBe(false);
    expect(
      verifyDetached(content, signDetached(content, certificate, keys.privateKey, now)),
    ).toEqual({
      valid: false,
      reason: 'the certificate has no ECDSA P-256 key',
    });
  });

  it('lets noise be noise', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('no signature'), Buffer.alloc(64, 0x30)]) {
      expect(verifyDetached(content, bytes).valid).toBe(false);
    }
  });
});

describe('the key of a signer', () => {
  it('opens with its passphrase, in openssl too, and with no other', async () => {
    const folder = await aFolder();
    const created = await createIdentity(folder, { ...person, passphrase: 'korrekt häst' }, now);
    const identity = {
      ...person,
      validUntil: '2029-03-01T09:30:00.000Z',
      certificateFingerprint: expect.stringMatching(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/u) as string,
    };
    expect(created).toEqual({ ok: true, value: identity });
    expect(await getIdentity(folder)).toEqual(identity);
    expect(await openIdentity(folder, 'korrekt häst')).toMatchObject({ ok: true });
    expect(await openIdentity(folder, 'correct horse')).toMatchObject({
      ok: false,
      error: { type: 'VerificationFailed', where: 'Passphrase' },
    });
    const key = join(folder, 'identity', 'signer.key.pem');
    const shown = execFileSync(
      'openssl',
      ['pkey', '-in', key, '-passin', 'pass:korrekt häst', '-noout', '-text'],
      { encoding: 'utf8' },
    );
    expect(shown).toContain('prime256v1');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    expect(await readFile(key, 'utf8')).toContain('ENCRYPTED PRIVATE KEY');
  });

  it('is never replaced by another', async () => {
    const folder = await aFolder();
    await createIdentity(folder, { ...person, passphrase: 'one two three' }, now);
    expect(
      await createIdentity(folder, { name: 'B', function: 'sales', passphrase: 'four' }, now),
    ).toMatchObject({ ok: false, error: { type: 'InputRefused' } });
  });

  it('says when it is missing or damaged', async () => {
    const folder = await aFolder();
    expect(await openIdentity(folder, 'x')).toMatchObject({
      ok: false,
      error: { found: 'none on this machine' },
    });
    await createIdentity(folder, { ...person, passphrase: 'one two three' }, now);
    await writeFile(join(folder, 'identity', 'signer.key.pem'), 'nonsense');
    expect(await openIdentity(folder, 'one two three')).toMatchObject({
      ok: false,
      error: { found: 'a damaged file' },
    });
  });
});

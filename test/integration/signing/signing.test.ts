import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issueCertificate, readCertificate } from '#electron/engine/signing/certificate.ts';
import { signDetached, verifyDetached } from '#electron/engine/signing/cms.ts';
import {
  createIdentity,
  getIdentity,
  openIdentity,
} from '#electron/engine/signing/identity-store.ts';
import { fromPem, toPem } from '#electron/engine/signing/pem.ts';
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
      facts: { signedAt: now, signer: person },
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

  it.each<[string, string, string]>([
    ['a key of another curve', 'ec -pkeyopt ec_paramgen_curve:P-384', 'has no ECDSA P-256 key'],
    ['an RSA key', 'rsa:2048', 'has no ECDSA P-256 key'],
    [
      'an authority',
      'ec -pkeyopt ec_paramgen_curve:P-256 -addext basicConstraints=critical,CA:TRUE',
      'is not for signatures alone, or has parts that do not belong',
    ],
    [
      'a key for another use',
      'ec -pkeyopt ec_paramgen_curve:P-256 -addext keyUsage=critical,keyAgreement',
      'is not for signatures alone, or has parts that do not belong',
    ],
  ])('of openssl is refused with %s', async (_, options, reason) => {
    const folder = await aFolder();
    const run = (command: string): Buffer =>
      execFileSync('openssl', command.split(' '), { cwd: folder, stdio: 'pipe' });
    run(
      `req -x509 -nodes -keyout key.pem -out cert.pem -days 9 -subj /CN=R/OU=finance -newkey ${options}`,
    );
    await writeFile(join(folder, 'content'), content);
    run(
      'cms -sign -binary -cades -in content -signer cert.pem -inkey key.pem -outform DER -out a.p7s',
    );
    const certificate = fromPem('CERTIFICATE', await readFile(join(folder, 'cert.pem'), 'utf8'));
    expect(readCertificate(certificate ?? Buffer.alloc(0))).toEqual({ ok: false, reason });
    expect(verifyDetached(content, await readFile(join(folder, 'a.p7s')))).toEqual({
      valid: false,
      reason: expect.stringContaining(reason) as string,
    });
  });

  it.each([
    ['a line end', 'A\nB'],
    ['a mark that turns the text', 'A\u202eB'],
    ['nothing', ''],
  ])('is refused with %s in the name of its signer', (_, name) => {
    const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(readCertificate(issueCertificate({ ...person, name }, keys, now))).toEqual({
      ok: false,
      reason: 'names somebody in characters that do not show',
    });
  });

  it('keeps the name of its signer to the letter', () => {
    for (const name of ['a\\b', 'A=B, "C"', '#x;<y>', '株式会社 😀', 'CN=Eve']) {
      const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      expect(readCertificate(issueCertificate({ ...person, name }, keys, now))).toMatchObject({
        facts: { name },
      });
    }
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
    expect(await openIdentity(folder, 'korrekt häst', now)).toMatchObject({ ok: true });
    expect(await openIdentity(folder, 'correct horse', now)).toMatchObject({
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
    expect(await openIdentity(folder, 'x', now)).toMatchObject({
      ok: false,
      error: { found: 'none on this machine' },
    });
    await createIdentity(folder, { ...person, passphrase: 'one two three' }, now);
    await writeFile(join(folder, 'identity', 'signer.key.pem'), 'nonsense');
    expect(await openIdentity(folder, 'one two three', now)).toMatchObject({
      ok: false,
      error: { found: 'a damaged file' },
    });
  });

  it('is not replaced when its files are damaged either', async () => {
    const folder = await aFolder();
    await createIdentity(folder, { ...person, passphrase: 'one two three' }, now);
    const key = await readFile(join(folder, 'identity', 'signer.key.pem'), 'utf8');
    await writeFile(join(folder, 'identity', 'signer.cert.pem'), 'x');
    expect(
      await createIdentity(folder, { name: 'B', function: 'sales', passphrase: 'four' }, now),
    ).toMatchObject({ error: { found: 'files of a key that cannot be read' } });
    expect(await readFile(join(folder, 'identity', 'signer.key.pem'), 'utf8')).toBe(key);
  });

  it('belongs to the certificate beside it, and signs only while that is valid', async () => {
    const [one, two] = [await aFolder(), await aFolder()];
    for (const folder of [one, two]) {
      await createIdentity(folder, { ...person, passphrase: 'one two three' }, now);
    }
    const late = new Date('2029-03-01T09:30:01.000Z');
    expect(await openIdentity(one, 'one two three', late)).toMatchObject({
      error: { type: 'InputRefused', found: late.toISOString() },
    });
    await copyFile(
      join(two, 'identity', 'signer.cert.pem'),
      join(one, 'identity', 'signer.cert.pem'),
    );
    expect(await openIdentity(one, 'one two three', now)).toMatchObject({
      error: { found: 'the key of another certificate' },
    });
  });

  it('is not made for a name that does not show', async () => {
    const folder = await aFolder();
    expect(
      await createIdentity(folder, { ...person, name: 'A\nB', passphrase: 'one two three' }, now),
    ).toMatchObject({ error: { type: 'InputRefused', where: 'Name', found: '"A\\nB"' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not made where its folder cannot be, and nothing is left behind', async () => {
    const folder = join(await aFolder(), 'file');
    await writeFile(folder, '');
    expect(
      await createIdentity(folder, { ...person, passphrase: 'one two three' }, now),
    ).toMatchObject({ error: { type: 'StorageFailed' } });
  });

  it('does not keep the machine busy when its file was changed', async () => {
    const folder = await aFolder();
    await createIdentity(folder, { ...person, passphrase: 'one two three' }, now);
    const path = join(folder, 'identity', 'signer.key.pem');
    const bytes = fromPem('ENCRYPTED PRIVATE KEY', await readFile(path, 'utf8')) ?? Buffer.alloc(0);
    const rounds = bytes.indexOf(Buffer.from('02031e8480', 'hex')) + 2;
    for (const changed of ['000000', '7fffff', 'ffffff']) {
      bytes.write(changed, rounds, 'hex');
      await writeFile(path, toPem('ENCRYPTED PRIVATE KEY', bytes));
      const opened = await openIdentity(folder, 'one two three', now);
      expect([changed, opened.ok]).toEqual([changed, false]);
    }
  });
});

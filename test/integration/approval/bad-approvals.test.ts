import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { packRouted } from '#electron/engine/approval/routed-entries.ts';
import { verifyProposal } from '#electron/engine/proposal/verify-proposal.ts';
import { issuePerson } from '#electron/engine/signing/issue-certificate.ts';
import { signData } from '#electron/engine/signing/signed-data.ts';
import { keySigner } from '#electron/engine/signing/signer.ts';
import { knownIdentity } from '#electron/engine/signing/vault/known-identity.ts';
import { openSigner } from '#electron/engine/signing/vault/open-key.ts';
import { readIdentities } from '#electron/engine/signing/vault/vault-files.ts';
import { readX509 } from '#electron/engine/signing/x509.ts';
import { aRoute, aPrepared, decideAs } from '#test/fixtures/a-routed-proposal.ts';
import { aProgramme, rootPassphrase } from '#test/fixtures/a-vault.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';

type Entries = Readonly<Record<string, Uint8Array>>;
type Bad = { readonly group: string; readonly name: string; readonly bytes: Uint8Array };

const functions = ['procurement', 'sales', 'product', 'finance'];
const zipTime = new Date('1980-01-01T00:00:00');
let folder = '';
let good: Entries;
let stranger: Entries;
let three: Entries;
let late: Entries;
let wrongly: readonly (readonly [string, Entries])[];

/** A file of four approvals, of a programme of its own. */
const approved = async (name: string, at: Date, count = 4): Promise<Entries> => {
  const vault = { configFolder: join(folder, name), rounds: 1000 };
  const { root, approvers } = await aProgramme(vault, functions, at);
  const path = join(folder, `${name}.tierproposal`);
  await aPrepared(path, vault, root, aRoute(functions));
  for (const [step, approver] of approvers.slice(0, count).entries()) {
    const decided = await decideAs(path, vault, approver, { step }, at);
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
  }
  return unzipSync(await readFile(path));
};

const cutLast = (entries: Entries): Entries => {
  const rest = { ...entries };
  delete rest['approvals/finance.p7s'];
  delete rest['approvals/finance.json'];
  return rest;
};

const without = (name: string): Entries =>
  Object.fromEntries(Object.entries(good).filter(([each]) => each !== name));

/** The statement of finance, signed anew with a certificate of our own root from that year on. */
const resigned = async (year: number, isAuthority: boolean): Promise<Entries> => {
  const configFolder = join(folder, 'ours');
  const known = (await readIdentities(configFolder)).flatMap((each) => knownIdentity(each) ?? []);
  const root = await openSigner(
    configFolder,
    known.find(({ kind }) => kind === 'root')?.id ?? '',
    rootPassphrase,
    testTime,
  );
  if (!root.ok) throw new Error('no root');
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = { name: 'Head of finance', function: 'finance', organization: 'Example' };
  const spki = keys.publicKey.export({ type: 'spki', format: 'der' });
  const from = new Date(`${year}-01-01T00:00:00Z`);
  const issued = readX509(issuePerson(root.value, subject, spki, from));
  if (!issued.ok) throw new Error(issued.reason);
  const statement = good['approvals/finance.json'] ?? new Uint8Array();
  const signer = isAuthority
    ? root.value
    : keySigner(issued.certificate, [root.value.certificate], keys.privateKey);
  const digest = createHash('sha256').update(statement).digest();
  return { ...good, 'approvals/finance.p7s': await signData(digest, signer, testTime) };
};

/** Packed as we pack, checksums made anew, so that only what is meant is wrong. */
const repack = (entries: Entries): Uint8Array => {
  const rest = new Map(Object.entries(entries));
  rest.delete('SHA256SUMS');
  return packRouted(rest);
};

const changed = (name: string, change: (bytes: Buffer) => Buffer, from = good): Entries => ({
  ...from,
  [name]: change(Buffer.from(from[name] ?? [])),
});

const edited = (name: string, from: string | RegExp, to: string): Entries =>
  changed(name, (bytes) => Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1'));

const flips = (): readonly Bad[] =>
  Object.entries(good).flatMap(([name, content]) => {
    const times = name.endsWith('.p7s') || name.endsWith('.pdf') ? 14 : 4;
    return Array.from({ length: times }, (_, index) => {
      const at = Math.floor(((index + 0.5) * content.length) / times);
      const bent = Buffer.from(content);
      bent[at] = (bent[at] ?? 0) ^ 0x01;
      const entries = { ...good, [name]: bent };
      const isSums = name === 'SHA256SUMS';
      return {
        group: `a bit flipped in ${name}`,
        name: `at ${at}`,
        bytes: isSums ? zipSync(entries, { mtime: zipTime }) : repack(entries),
      };
    });
  });

const one = (group: string, name: string, entries: Entries): Bad => ({
  group,
  name,
  bytes: repack(entries),
});

const made = (): readonly Bad[] => {
  const pdf = 'proposal.pdf';
  const finance = 'approvals/finance';
  const append = (text: string): Entries =>
    changed(pdf, (bytes) => Buffer.concat([bytes, Buffer.from(text)]));
  const swapped = (a: string, b: string): Entries => ({
    ...good,
    [`approvals/${a}.p7s`]: good[`approvals/${b}.p7s`] ?? new Uint8Array(),
    [`approvals/${b}.p7s`]: good[`approvals/${a}.p7s`] ?? new Uint8Array(),
  });
  const pairs = functions.flatMap((a, index) =>
    functions.slice(index + 1).map((b) => [a, b] as const),
  );
  return [
    ...['\n', ' ', '%%EOF\n', 'x'.repeat(1000), '\n1 0 obj\n<<>>\nendobj\n'].map((text, index) =>
      one('content appended to the PDF', `${index}`, append(text)),
    ),
    one(
      'a page drawn over after signing',
      'an incremental update',
      append(drawnOver(Buffer.from(good[pdf] ?? []))),
    ),
    ...pairs.map(([a, b]) =>
      one('signatures of two functions swapped', `${a}, ${b}`, swapped(a, b)),
    ),
    ...pairs.map(([a, b]) =>
      one('the approval of another function offered', `${a} as ${b}`, {
        ...good,
        [`approvals/${b}.p7s`]: good[`approvals/${a}.p7s`] ?? new Uint8Array(),
        [`approvals/${b}.json`]: good[`approvals/${a}.json`] ?? new Uint8Array(),
      }),
    ),
    one('the last approval cut off', 'from the file', cutLast(good)),
    one('the last approval cut off', 'from file and PDF', three),
    ...functions.map((role) => {
      return one('a signature left out', role, without(`approvals/${role}.p7s`));
    }),
    ...functions.map((role) => {
      return one('a statement left out', role, without(`approvals/${role}.json`));
    }),
    ...['trust/root.pem', 'tiers.csv', 'VERIFY.md', 'verify.sh', 'verify.ps1', pdf].map((name) => {
      return one('an entry left out', name, without(name));
    }),
    one('another root', 'with the same names', {
      ...good,
      'trust/root.pem': stranger['trust/root.pem'] ?? new Uint8Array(),
    }),
    one('another root', 'and its approval', {
      ...good,
      'trust/root.pem': stranger['trust/root.pem'] ?? new Uint8Array(),
      [`${finance}.p7s`]: stranger[`${finance}.p7s`] ?? new Uint8Array(),
      [`${finance}.json`]: stranger[`${finance}.json`] ?? new Uint8Array(),
    }),
    ...functions.map((role) =>
      one('an approval of another programme', role, {
        ...good,
        [`approvals/${role}.p7s`]: stranger[`approvals/${role}.p7s`] ?? new Uint8Array(),
        [`approvals/${role}.json`]: stranger[`approvals/${role}.json`] ?? new Uint8Array(),
      }),
    ),
    one('the PDF of another proposal', 'signed by the same functions', {
      ...good,
      [pdf]: stranger[pdf] ?? new Uint8Array(),
    }),
    ...wrongly.map(([name, entries]) => one('a certificate that may not sign', name, entries)),
    one('a time outside the certificate', 'ten years on', late),
    one('a revocation list that is none', 'text', {
      ...good,
      'trust/crl.pem': Buffer.from('none'),
    }),
    ...[
      ['a repeated key', /\{"/u, '{"absent":1,"absent":1,"'],
      ['a space', /,"/u, ', "'],
      ['1.0 for 1', /"quorum":4/u, '"quorum":4.0'],
      ['a lower quorum', /"quorum":4/u, '"quorum":1'],
      ['a better tier', /"proposedTier":2/u, '"proposedTier":0'],
      ['another title', /"title":"Tiers/u, '"title":"Seats'],
    ].map(([name, from, to]) =>
      one(
        'another proposal.json',
        name as string,
        edited('proposal.json', from as RegExp, to as string),
      ),
    ),
    ...functions.flatMap((role) =>
      [
        [/"decision":"approve"/u, '"decision":"abstain"'],
        [/"reason":""/u, '"reason":"x"'],
        [/"step":(\d)/u, '"step":0 '],
        [/"at":"2026/u, '"at":"2025'],
        [/"seen":\[/u, '"seen": ['],
      ].map(([from, to]) =>
        one(
          'another statement',
          `${role} ${to as string}`,
          edited(`approvals/${role}.json`, from as RegExp, to as string),
        ),
      ),
    ),
    // Certificates are not covered by the signature they travel with.
    ...[0.15, 0.3, 0.42, 0.55].map((share) =>
      one(
        'a certificate changed inside a signature',
        `${share}`,
        changed('approvals/finance.p7s', (bytes) => {
          const at = Math.floor(share * bytes.length);
          bytes[at] = (bytes[at] ?? 0) ^ 0x01;
          return bytes;
        }),
      ),
    ),
    ...[200, 300, 400, 500, 600].map((place) =>
      one(
        'a certificate changed inside the last signature of the PDF',
        `${place}`,
        changed(pdf, (bytes) => {
          const at = bytes.lastIndexOf('/Contents <') + '/Contents <'.length + 2 * place;
          bytes[at] = bytes[at] === 0x30 ? 0x31 : 0x30;
          return bytes;
        }),
      ),
    ),
    // BER for DER: the outer length in one byte more than it needs.
    ...functions.map((role) =>
      one(
        'BER for DER',
        role,
        changed(`approvals/${role}.p7s`, (bytes) =>
          Buffer.concat([
            Buffer.of(0x30, 0x83, 0, bytes[2] ?? 0, bytes[3] ?? 0),
            bytes.subarray(4),
          ]),
        ),
      ),
    ),
    ...functions.map((role) =>
      one(
        'bytes behind the signature',
        role,
        changed(`approvals/${role}.p7s`, (bytes) => Buffer.concat([bytes, Buffer.of(0)])),
      ),
    ),
    // SHA-1 and SHA-512 in place of SHA-256 where the signature names its hash.
    ...functions.flatMap((role) =>
      ['02', '03'].map((hash) =>
        one(
          'another hash named',
          `${role} ${hash}`,
          changed(`approvals/${role}.p7s`, (bytes) => {
            const at = bytes.indexOf(Buffer.from('608648016503040201', 'hex'));
            bytes[at + 8] = Number(hash);
            return bytes;
          }),
        ),
      ),
    ),
    ...['../evil', 'approvals/../x', 'approvals/other.p7s', 'note.txt', '/etc/x'].map((name) => ({
      group: 'an entry that does not belong',
      name,
      bytes: zipSync({ ...good, [name]: Buffer.from('x') }, { mtime: zipTime }),
    })),
    {
      group: 'a bomb',
      name: 'fifty megabytes of nothing',
      bytes: zipSync({ ...good, 'tiers.csv': new Uint8Array(50_000_000) }, { mtime: zipTime }),
    },
  ];
};

/** What an attacker draws on the first page without touching a byte that is signed. */
const drawnOver = (pdf: Buffer): string => {
  const text = pdf.toString('latin1');
  const size = Number(/\/Size (\d+)/u.exec(text.slice(text.lastIndexOf('trailer')))?.[1]);
  const root = /\/Root (\d+ 0 R)/u.exec(text)?.[1] ?? '';
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text)?.[1] ?? '0';
  const [, number = '', page = ''] =
    /\n(\d+) 0 obj\n(<<[^>]*\/Type \/Page\n[\s\S]*?>>)\nendobj/u.exec(text) ?? [];
  const drawing = 'BT /F1 40 Tf 100 400 Td (All partners are Gold) Tj ET';
  const contents = page.replace(/\/Contents [^\n]+/u, `/Contents ${size} 0 R`);
  const first = `${size} 0 obj\n<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream\nendobj\n`;
  const second = `${number} 0 obj\n${contents}\nendobj\n`;
  const row = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`;
  const xref = pdf.length + first.length + second.length;
  return `${first}${second}xref\n${number} 1\n${row(pdf.length + first.length)}${size} 1\n${row(pdf.length)}trailer\n<< /Size ${size + 1} /Root ${root} /Prev ${before} >>\nstartxref\n${xref}\n%%EOF\n`;
};

const verdictOf = async (bytes: Uint8Array): Promise<string> => {
  const path = join(folder, 'bad.tierproposal');
  await writeFile(path, bytes);
  const report = await verifyProposal(path, testTime);
  return report.valid ? 'accepted' : 'refused';
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwright-bad-'));
  good = await approved('ours', testTime);
  stranger = await approved('strangers', testTime);
  three = await approved('three', testTime, 3);
  late = edited('approvals/finance.json', /"unixTime":17/u, '"unixTime":20');
  wrongly = [
    ['expired', await resigned(2020, false)],
    ['not yet valid', await resigned(2027, false)],
    ['of another person under the same root', await resigned(2025, false)],
    ['of the root itself', await resigned(2025, true)],
  ];
  return () => rm(folder, { recursive: true, force: true });
}, 60_000);

describe('proposals with approvals that were tampered with', () => {
  it('are otherwise good', async () => {
    expect(await verdictOf(repack(good))).toBe('accepted');
  });

  it('are refused, every one of more than two hundred', async () => {
    const all = [...flips(), ...made()];
    const accepted: string[] = [];
    for (const { group, name, bytes } of all) {
      if ((await verdictOf(bytes)) === 'accepted') accepted.push(`${group}: ${name}`);
    }
    expect([accepted, all.length >= 200]).toEqual([[], true]);
  }, 120_000);

  it('leave openssl and pdfsig content where nothing but the route and the end of the PDF is wrong', async () => {
    const unpacked = async (entries: Entries): Promise<string> => {
      const place = await mkdtemp(join(folder, 'unpacked-'));
      for (const [name, bytes] of Object.entries(unzipSync(repack(entries)))) {
        await mkdir(dirname(join(place, name)), { recursive: true });
        await writeFile(join(place, name), bytes);
      }
      return place;
    };
    const drawn = await unpacked(
      changed('proposal.pdf', (bytes) => Buffer.concat([bytes, Buffer.from(drawnOver(bytes))])),
    );
    const cut = await unpacked(three);
    const openssl = (place: string) =>
      spawnSync(
        'openssl',
        'cms -verify -binary -cades -inform DER -in approvals/product.p7s -content approvals/product.json -CAfile trust/root.pem -purpose any -attime 1772400000 -out /dev/null'.split(
          ' ',
        ),
        { cwd: place },
      ).status;
    expect([openssl(drawn), openssl(cut)]).toEqual([0, 0]);
    for (const place of [drawn, cut]) {
      const { status, stdout } = spawnSync('sh', ['verify.sh'], { cwd: place, encoding: 'utf8' });
      expect([status, stdout]).toEqual([1, expect.stringContaining('FAIL')]);
    }
  });
});

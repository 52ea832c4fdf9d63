import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync, zipSync, type Zippable } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { packProposal } from '#electron/engine/proposal/bundle.ts';
import { approvalEntry, bundleEntry, sumsText } from '#electron/engine/proposal/bundle-entries.ts';
import { verifyProposal } from '#electron/engine/proposal/verify-proposal.ts';
import { signDetached } from '#electron/engine/signing/cms.ts';
import { toPem } from '#electron/engine/signing/pem.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import type { ProposalDocument } from '#shared/proposal/proposal-document.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aProposal, fontsFolder } from '#test/fixtures/a-proposal.ts';
import { aSigner } from '#test/fixtures/a-signer.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';

type Entries = Readonly<Record<string, Uint8Array>>;

const signer = aSigner();
const approval = approvalEntry('finance');
let good: Uint8Array;
let entries: Entries;

beforeAll(async () => {
  ({ bytes: good } = await packProposal(aProposal(), signer, fontsFolder));
  entries = unzipSync(good);
});

const failedChecks = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const path = join(await aFolder(), 'bad.tierproposal');
  await writeFile(path, bytes);
  const report = await verifyProposal(path);
  const failed = report.checks.filter(({ passed }) => !passed).map(({ name }) => name);
  expect(report.valid).toBe(failed.length === 0);
  return failed;
};

const zip = (content: Zippable): Uint8Array =>
  zipSync(content, { level: 6, mtime: new Date('1980-01-01T00:00:00') });
const text = (name: string): string => Buffer.from(entries[name] ?? []).toString('utf8');

const without = (from: Entries, ...names: readonly string[]): Entries =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));

/** A zip whose first occurrence of `from`, in front of a content, is replaced. */
const overwritten = (zipped: Buffer, from: string | Buffer, to: string | Buffer): Buffer => {
  const changed = Buffer.from(zipped);
  changed.set(Buffer.from(to), changed.indexOf(from));
  return changed;
};

const withComment = (zipped: Buffer): Buffer => {
  const changed = Buffer.concat([zipped, Buffer.from('x')]);
  changed.writeUInt16LE(1, zipped.length - 2);
  return changed;
};

/** Unlisted bytes in front of the directory, which the end record then finds further on. */
const withGap = (zipped: Buffer): Buffer => {
  const end = zipped.length - 22;
  const directory = zipped.readUInt32LE(end + 16);
  const changed = Buffer.concat([
    zipped.subarray(0, directory),
    Buffer.from('hidden'),
    zipped.subarray(directory),
  ]);
  changed.writeUInt32LE(directory + 6, end + 6 + 16);
  return changed;
};

/** Signs whatever it is given, as a dishonest signer would. */
const resigned = (changed: Entries): Entries => {
  const rest = without(changed, bundleEntry.sums, bundleEntry.sumsSignature);
  const json = rest[bundleEntry.proposal] ?? new Uint8Array();
  const signed = {
    ...rest,
    [approval]: signDetached(json, signer.certificate, signer.key, testTime),
  };
  const sums = Buffer.from(sumsText(new Map(Object.entries(signed))), 'utf8');
  return {
    ...signed,
    [bundleEntry.sums]: sums,
    [bundleEntry.sumsSignature]: signDetached(sums, signer.certificate, signer.key, testTime),
  };
};

describe('a bundle that was tampered with', () => {
  it('is otherwise good', async () => {
    expect(await failedChecks(zip(entries))).toEqual([]);
  });

  it('is refused with any bit of any entry flipped', async () => {
    const accepted: string[] = [];
    for (const [name, content] of Object.entries(entries)) {
      for (const share of [0, 0.21, 0.5, 0.83, 1]) {
        const at = Math.min(content.length - 1, Math.floor(content.length * share));
        const flipped = Uint8Array.from(content);
        flipped[at] = (flipped[at] ?? 0) ^ 0x04;
        if ((await failedChecks(zip({ ...entries, [name]: flipped }))).length === 0) {
          accepted.push(`${name} ${at}`);
        }
      }
    }
    expect(accepted).toEqual([]);
  });

  it('is refused with any entry left out', async () => {
    for (const name of Object.keys(entries)) {
      expect(await failedChecks(zip(without(entries, name))), name).not.toEqual([]);
    }
  });

  it('is refused with anything added, appended or cut off', async () => {
    const extra = Buffer.from('x');
    const bytes = Buffer.from(good);
    const cases: Readonly<Record<string, Uint8Array>> = {
      'an entry': zip({ ...entries, 'note.txt': extra }),
      'a second approval': zip({ ...entries, 'approvals/sales.p7s': entries[approval] ?? extra }),
      'half a zip': bytes.subarray(0, bytes.length / 2),
      'no end': bytes.subarray(0, -30),
      nothing: new Uint8Array(),
      'no zip': Buffer.from('PK but no zip'),
      'a bomb': zip({ ...entries, 'tiers.csv': new Uint8Array(50_000_000) }),
      'too many entries': zip(
        Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}`, extra])),
      ),
      'a way out': zip({ ...entries, '../evil': extra }),
      'a comment': withComment(bytes),
      'another time': zipSync(entries),
      'another name in front of the content': overwritten(bytes, 'tiers.csv', 'other.csv'),
      'another checksum in front of the content': overwritten(
        bytes,
        bytes.subarray(14, 18),
        Buffer.of(1, 2, 3, 4),
      ),
      'bytes between entries': withGap(bytes),
    };
    for (const [name, bad] of Object.entries(cases)) {
      expect(await failedChecks(bad), name).not.toEqual([]);
    }
  });

  it.each<[string, (json: string) => string]>([
    ['a repeated key', (json) => json.replace('{"counts"', '{"counts":{},"counts"')],
    ['a space', (json) => json.replace(',', ', ')],
    ['1.0 for 1', (json) => json.replace('"current":[1,', '"current":[1.0,')],
    ['another order of keys', (json) => json.replace(/^\{("counts":\{.*?\}),/u, '{"a":0,$1,')],
    ['an unknown field', (json) => json.replace('{"counts"', '{"approved":true,"counts"')],
    ['a byte-order mark', (json) => `\ufeff${json}`],
    [
      'a number for a text',
      (json) => json.replace('"minimumCoverage":"0.5"', '"minimumCoverage":0.5'),
    ],
    ['no JSON', () => 'tiers'],
    ['an empty file', () => ''],
  ])('is refused with %s in the JSON, even freshly signed', async (_, change) => {
    const changed = Buffer.from(change(text(bundleEntry.proposal)), 'utf8');
    expect(
      await failedChecks(zip(resigned({ ...entries, [bundleEntry.proposal]: changed }))),
    ).toEqual(expect.arrayContaining(['proposal.json is canonical and complete']));
  });

  const withPartner = (
    index: number,
    change: Partial<ProposalDocument['partners'][number]>,
  ): Partial<ProposalDocument> => {
    const { partners } = aProposal();
    return {
      partners: partners.map((partner, at) => (at === index ? { ...partner, ...change } : partner)),
    };
  };

  it.each<[string, Partial<ProposalDocument>, string]>([
    ['a better tier', withPartner(0, { proposedTier: 0 }), 'Tiers follow from scores and lines'],
    [
      'a better score',
      withPartner(0, { score: '99.000000' }),
      'Scores are the sum of their contributions',
    ],
    ['a partner twice', withPartner(1, { key: 'P000000' }), 'Every partner stands once'],
    [
      'a wrong count',
      { counts: { current: [1, 1, 2, 1], proposed: [5, 0, 0, 0] } },
      'Counts per tier are right',
    ],
    ['lines out of order', { tiers: [...aProposal().tiers].reverse() }, 'Tier lines descend'],
    [
      'another signer',
      { signer: { name: 'Somebody', function: 'finance' } },
      'The signer is the one that the proposal names',
    ],
    [
      'another time',
      { createdAt: '2026-03-02T09:30:00.000Z' },
      'The signer is the one that the proposal names',
    ],
  ])('is refused with %s, even freshly signed', async (_, change, failed) => {
    const json = Buffer.from(canonicalJson(aProposal(change)), 'utf8');
    expect(await failedChecks(zip(resigned({ ...entries, [bundleEntry.proposal]: json })))).toEqual(
      expect.arrayContaining([failed]),
    );
  });

  it('is refused with the certificate of somebody else', async () => {
    const other = aSigner();
    const pem = Buffer.from(toPem('CERTIFICATE', other.certificate));
    expect(await failedChecks(zip(resigned({ ...entries, [bundleEntry.signer]: pem })))).toEqual([
      'The signer is the one that the proposal names',
    ]);
  });

  it('is refused with the PDF or the signatures of another proposal', async () => {
    const other = await packProposal(aProposal({ title: 'Other' }), signer, fontsFolder);
    const others = unzipSync(other.bytes);
    for (const name of [bundleEntry.pdf, approval, bundleEntry.sumsSignature]) {
      const bytes = others[name] ?? new Uint8Array();
      expect(await failedChecks(zip({ ...entries, [name]: bytes })), name).not.toEqual([]);
    }
  });

  it('is refused when the signature was made after the certificate ended', async () => {
    const late = { createdAt: '2031-01-01T00:00:00.000Z' };
    const { bytes } = await packProposal(aProposal(late), signer, fontsFolder);
    expect(await failedChecks(bytes)).toEqual(expect.arrayContaining(['proposal.json is signed']));
  });
});

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProposal } from '#electron/engine/proposal/create-proposal.ts';
import { createIdentity } from '#electron/engine/signing/identity-store.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { fontsFolder } from '#test/fixtures/a-proposal.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';

const passphrase = 'one two three';
const aPortfolio = (): Snapshot =>
  aSnapshot(['revenue', 'growth', 'reach'].map((code) => aMetric(code, [1, 2, 3])));

/** Tries to sign and says what was refused, and which files are there then. */
const attempt = async (
  snapshot: Snapshot,
  now: Date,
): Promise<{ readonly refused: unknown; readonly files: readonly string[] }> => {
  const folder = await aFolder();
  await createIdentity(folder, { name: 'R. Signer', function: 'finance', passphrase }, testTime);
  const written = await createProposal(
    {
      path: join(folder, 'tiers.tierproposal'),
      title: 'Tiers for 2026',
      rationale: '',
      passphrase,
      programme: 'Programme',
      model: aModel(),
      snapshot,
      runs: [],
    },
    { configFolder: folder, fontsFolder, now },
  );
  return { refused: written.ok ? null : written.error, files: await readdir(folder) };
};

describe('signing a proposal', () => {
  it('is refused after the certificate has ended, instead of writing what nobody can verify', async () => {
    const { refused, files } = await attempt(aPortfolio(), new Date('2029-03-02T00:00:00Z'));
    expect(refused).toMatchObject({ type: 'InputRefused', found: '2029-03-02T00:00:00.000Z' });
    expect(files).toEqual(['identity']);
  });

  it('is refused with half a character in a name, and says where it stands', async () => {
    const snapshot = { ...aPortfolio(), partnerNames: ['one', 'two\ud83d', 'three'] };
    const { refused, files } = await attempt(snapshot, testTime);
    expect(refused).toMatchObject({
      type: 'InputRefused',
      found: 'half of a surrogate pair at /partners/1/name',
    });
    expect(files).toEqual(['identity']);
  });

  it('is refused without partners', async () => {
    const { refused } = await attempt(aSnapshot([]), testTime);
    expect(refused).toMatchObject({ type: 'InputRefused', where: 'Proposal' });
  });
});

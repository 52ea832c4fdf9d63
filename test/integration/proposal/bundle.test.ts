import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packProposal } from '#electron/engine/proposal/bundle.ts';
import { renderProposalPdf } from '#electron/engine/proposal/proposal-pdf.ts';
import { verifyProposal } from '#electron/engine/proposal/verify-proposal.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aProposal, fontsFolder } from '#test/fixtures/a-proposal.ts';
import { aSigner } from '#test/fixtures/a-signer.ts';

const unpacked = async (bytes: Uint8Array): Promise<string> => {
  const folder = await aFolder();
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
};

/** The commands that VERIFY.md tells a stranger, at the moment of signing. */
const commandsOf = async (folder: string): Promise<readonly string[]> => {
  const notes = await readFile(join(folder, 'VERIFY.md'), 'utf8');
  const block = /```sh\n([\s\S]*?)```/u.exec(notes)?.[1] ?? '';
  return block
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace('-purpose any', '-purpose any -attime 1772400000'));
};

describe('a .tierproposal', () => {
  it('is verified by the very commands that it tells a stranger', async () => {
    const { bytes } = await packProposal(aProposal(), aSigner(), fontsFolder);
    const folder = await unpacked(bytes);
    const commands = await commandsOf(folder);
    const statuses = commands.map(
      (command) => spawnSync('sh', ['-c', command], { cwd: folder }).status,
    );
    expect([commands.length, statuses]).toEqual([4, [0, 0, 0, 0]]);
    await writeFile(join(folder, 'tiers.csv'), 'key\r\n');
    expect(spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder }).status).toBe(1);
  });

  it('passes every check of our own verifier', async () => {
    const { bytes, sha256 } = await packProposal(aProposal(), aSigner(), fontsFolder);
    const path = join(await aFolder(), 'a.tierproposal');
    await writeFile(path, bytes);
    const report = await verifyProposal(path);
    expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(report).toMatchObject({
      fileName: 'a.tierproposal',
      valid: true,
      summary: { title: 'Tiers for 2026', signerName: 'R. Signer', proposalSha256: sha256 },
    });
  });

  it('states who goes where, with figures that add up', () => {
    const { partners, counts } = aProposal();
    expect(counts).toEqual({ current: [1, 1, 2, 1], proposed: [1, 1, 2, 1] });
    expect(
      partners.map(({ key, currentTier, proposedTier, score }) => [
        key,
        currentTier,
        proposedTier,
        score,
      ]),
    ).toEqual([
      ['P000000', 0, 2, '8.571429'],
      ['P000001', 1, 1, '44.285714'],
      ['P000002', null, 2, '30.000000'],
      ['P000003', 2, 0, '87.500000'],
      ['P000004', 2, null, null],
    ]);
  });

  it('prints the same PDF for the same document, with text that can be read out', async () => {
    const json = { bytes: Buffer.from('{}'), sha256: '0'.repeat(64) };
    const one = await renderProposalPdf(aProposal(), json, fontsFolder);
    const two = await renderProposalPdf(aProposal(), json, fontsFolder);
    expect(Buffer.compare(one, two)).toBe(0);
    const path = join(await aFolder(), 'a.pdf');
    await writeFile(path, one);
    const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    expect(text).toContain('Tiers for 2026');
    expect(text).toMatch(/P000003\s+P000003\s+Bronze\s+Gold\s+87\.50/u);
  });

  it('prints names of any script without failing', async () => {
    const proposal = aProposal({ programme: 'Łódź 株式会社 Ελλάς Ω \u0000 ‮ 😀' });
    const { bytes } = await packProposal(proposal, aSigner(), fontsFolder);
    const path = join(await aFolder(), 'a.tierproposal');
    await writeFile(path, bytes);
    expect((await verifyProposal(path)).valid).toBe(true);
  });
});

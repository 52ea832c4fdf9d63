import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packProposal } from '#electron/engine/proposal/bundle.ts';
import { tiersWorkbook } from '#electron/engine/proposal/tiers-workbook.ts';
import { unpackBundle } from '#electron/engine/proposal/unpack-bundle.ts';
import { verifyProposal } from '#electron/engine/proposal/verify-proposal.ts';
import { writeZip } from '#electron/engine/proposal/write-zip.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aProposal, fontsFolder } from '#test/fixtures/a-proposal.ts';
import { aSigner } from '#test/fixtures/a-signer.ts';

const sha256 = 'a'.repeat(64);

/** The cells of the rows of a sheet, each with its style and type, as the XML says them. */
const cellsOf = (bytes: Uint8Array, sheet: number): readonly (readonly string[])[] => {
  const xml = strFromU8(unzipSync(bytes)[`xl/worksheets/sheet${sheet}.xml`] ?? new Uint8Array());
  return [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gu)].map(([, row = '']) =>
    [...row.matchAll(/<c r="([A-Z]+)\d+" s="(\d+)"[^>]*>(?:<v>|<is><t[^>]*>)([^<]*)/gu)].map(
      ([, column = '', style = '', value = '']) => `${column}:${style}:${value}`,
    ),
  );
};

describe('the workbook of a proposal', () => {
  it('has numbers as numbers, texts as texts, and says where it is from', () => {
    const [first, ...others] = aProposal().partners;
    if (first === undefined) throw new Error('no partner');
    const document = aProposal({ partners: [{ ...first, name: '=SUM(A1)' }, ...others] });
    const bytes = tiersWorkbook(document, sha256);
    const [head, row] = cellsOf(bytes, 1);
    expect(head?.slice(0, 6)).toEqual([
      'A:1:Key',
      'B:1:Partner',
      'C:1:Tier today',
      'D:1:Tier proposed',
      'E:1:Score',
      'F:1:Coverage',
    ]);
    // Style 2 marks a text that begins like a formula; from 3 on they are numbers.
    expect(row?.slice(0, 6)).toEqual([
      'A:0:P000000',
      'B:2:=SUM(A1)',
      'C:0:Gold',
      'D:0:Bronze',
      'E:5:8.571429',
      'F:7:1',
    ]);
    expect(cellsOf(bytes, 2)[1]).toEqual(['A:0:Gold', 'B:9:70', 'C:3:1', 'D:3:1']);
    expect(cellsOf(bytes, 5)).toContainEqual(['A:0:SHA-256 of proposal.json', `B:0:${sha256}`]);
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toMatch(
      /<f>/u,
    );
  });

  it('is the same bytes for the same document, without any packing that differs by machine', () => {
    const one = tiersWorkbook(aProposal(), sha256);
    expect(tiersWorkbook(aProposal(), sha256).equals(one)).toBe(true);
    const entries = unpackBundle(one);
    expect(entries.ok && [...entries.value.keys()]).toContain('xl/worksheets/sheet5.xml');
    expect(one.includes('<worksheet')).toBe(true);
  });

  it('is made again by the verifier, and any other is refused', async () => {
    const document = aProposal({ annexes: ['tiers.xlsx'] });
    const { bytes } = await packProposal(document, aSigner(), fontsFolder);
    const path = join(await aFolder(), 'a.tierproposal');
    await writeFile(path, bytes);
    const report = await verifyProposal(path);
    expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(report.checks.map(({ name }) => name)).toContain(
      'tiers.xlsx follows from proposal.json',
    );
    const entries = new Map<string, Uint8Array>(Object.entries(unzipSync(bytes)));
    entries.set('tiers.xlsx', tiersWorkbook(document, sha256));
    await writeFile(path, writeZip(entries));
    const forged = await verifyProposal(path);
    expect(forged.checks.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual([
      'Every entry has its checksum',
      'tiers.xlsx follows from proposal.json',
    ]);
    entries.delete('tiers.xlsx');
    await writeFile(path, writeZip(entries));
    expect((await verifyProposal(path)).checks[0]).toMatchObject({
      passed: false,
      detail: expect.stringContaining('tiers.xlsx is missing') as string,
    });
  });
});

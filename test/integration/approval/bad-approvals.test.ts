import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyProposal } from '#electron/engine/proposal/verify-proposal.ts';
import { judgeForgery } from '#test/forgeries/judge-forgery.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';
import {
  allForgeries,
  changed,
  drawnOver,
  prepareForgeries,
  repack,
  type Entries,
} from '#test/fixtures/approval-forgeries.ts';

let folder = '';
let good: Entries;
let three: Entries;

const verdictOf = async (bytes: Uint8Array): Promise<string> => {
  const path = join(folder, 'bad.tierproposal');
  await writeFile(path, bytes);
  const report = await verifyProposal(path, testTime);
  return report.valid ? 'accepted' : 'refused';
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwright-bad-'));
  ({ good, three } = await prepareForgeries(folder));
  return () => rm(folder, { recursive: true, force: true });
}, 60_000);

describe('proposals with approvals that were tampered with', () => {
  it('are otherwise good', async () => {
    expect(await verdictOf(repack(good))).toBe('accepted');
  });

  it('are refused, every one of more than two hundred', async () => {
    const all = allForgeries();
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

  it('are listed in docs/forgeries.md with what openssl, pdfsig and the script say', async () => {
    const text = await readFile(new URL('../../../docs/forgeries.md', import.meta.url), 'utf8');
    const listed = new Map(
      text
        .split('\n')
        .filter((line) => /^\| .* \| +\d+ +\|/u.test(line))
        .map((line) => {
          const [group = '', ...cells] = line
            .slice(1, -1)
            .split('|')
            .map((cell) => cell.trim());
          return [group, cells] as const;
        }),
    );
    const all = allForgeries();
    const counted = new Map<string, number>();
    for (const { group } of all) counted.set(group, (counted.get(group) ?? 0) + 1);
    expect([...listed].map(([group, [cases]]) => [group, Number(cases)])).toEqual([...counted]);
    expect([...listed.values()].map((cells) => cells.at(-1))).toEqual(
      new Array<string>(listed.size).fill('no'),
    );
    // Some of each kind of answer are asked again, the first case of a kind whose cases are all alike.
    for (const group of [
      'content appended to the PDF',
      'a page drawn over after signing',
      'signatures of two functions swapped',
      'BER for DER',
    ]) {
      const forgery = all.find((each) => each.group === group);
      if (forgery === undefined) throw new Error(group);
      const { openssl, pdfsig, script, tierwright } = await judgeForgery(forgery, folder, true);
      const [, ...told] = listed.get(group) ?? [];
      const words = (yes: boolean | null, was: string | undefined): string | undefined =>
        yes === null ? was : yes ? '**yes**' : 'no';
      expect([
        group,
        words(openssl, told[0]),
        words(pdfsig, told[1]),
        words(script, told[2]),
        words(tierwright, told[3]),
      ]).toEqual([group, ...told]);
    }
  }, 120_000);
});

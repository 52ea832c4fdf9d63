import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { openRouted } from '#electron/engine/approval/open-routed.ts';
import { openSigner } from '#electron/engine/signing/vault/open-key.ts';
import { readIdentity, storeIdentity } from '#electron/engine/signing/vault/vault-files.ts';
import { createRandom } from '#shared/random.ts';
import { shellIn, type Shell } from '#test/fixtures/a-shell.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { aPrepared, aRoute, decideAs } from '#test/fixtures/a-routed-proposal.ts';
import { aProgramme, approverPassphrase } from '#test/fixtures/a-vault.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';
import type { KnownIdentity } from '#shared/model/identity.ts';

const program = fileURLToPath(new URL('./decide-in-process.ts', import.meta.url));
const seed = Number(process.env['TIERWRIGHT_SEED'] ?? Math.floor(Math.random() * 1_000_000));

let shell: Shell;
let finance: KnownIdentity;
let product: KnownIdentity;
let path: string;
let vault: { readonly configFolder: string; readonly rounds: number };

beforeEach(async () => {
  const folder = await aFolder();
  shell = shellIn(folder, approverPassphrase);
  vault = { configFolder: shell.at('config'), rounds: 1000 };
  path = shell.at('tiers.tierproposal');
  const { root, approvers } = await aProgramme(vault, ['finance', 'product']);
  const [first, second] = approvers;
  if (first === undefined || second === undefined) throw new Error('no approvers');
  [finance, product] = [first, second];
  await aPrepared(path, vault, root, aRoute(['finance', 'product']));
});

const decide = (role: string) => shell.run('decide', path, '--for', role);
const names = async (): Promise<readonly string[]> =>
  (await readdir(shell.folder)).filter((name) => name.startsWith('tiers'));

describe('signing a decision', () => {
  it('is refused with a wrong passphrase, and the file stays', async () => {
    const before = await readFile(path);
    const other = shellIn(shell.folder, 'another passphrase');
    expect(await other.run('decide', path, '--for', 'finance')).toMatchObject({
      status: 4,
      err: expect.stringContaining('another one') as string,
    });
    expect(await readFile(path)).toEqual(before);
    expect(await names()).toEqual(['tiers.tierproposal']);
  });

  it('says that the key is lost, and goes on once it is there again', async () => {
    const before = await readFile(path);
    const files = await readIdentity(vault.configFolder, finance.id);
    await rm(join(vault.configFolder, 'identities', finance.id, 'key.pem'));
    expect(await decide('finance')).toMatchObject({
      status: 3,
      err: expect.stringContaining('no file of a key beside the certificate') as string,
    });
    expect(await readFile(path)).toEqual(before);
    const stored = await storeIdentity(vault.configFolder, finance.id, { key: files?.key ?? '' });
    expect(stored.ok).toBe(true);
    expect(await decide('finance')).toMatchObject({ status: 0 });
  });

  it('is refused by a clock that was set back, before the certificate or the decision before', async () => {
    const early = await openSigner(
      vault,
      finance.id,
      approverPassphrase,
      new Date('2020-01-01T00:00:00Z'),
    );
    expect(early).toMatchObject({
      ok: false,
      error: {
        found: '2020-01-01T00:00:00.000Z',
        remedy: expect.stringContaining('clock') as string,
      },
    });
    const later = (minutes: number) => new Date(testTime.getTime() + 60_000 * minutes);
    await decideAs(path, vault, finance, { step: 0 }, later(2));
    const before = await readFile(path);
    const decided = await decideAs(path, vault, product, { step: 1 }, later(1));
    expect(decided).toMatchObject({
      ok: false,
      error: { found: 'it is dated before the decision of finance that it has seen' },
    });
    expect(await readFile(path)).toEqual(before);
  });

  it('leaves the former file where the disk is full', async () => {
    const before = await readFile(path);
    const words = [program, shell.folder, path, 'finance', approverPassphrase];
    // No file may grow beyond so many blocks of 512 bytes; writing on fails as on a full disk.
    const limited = (blocks: number): unknown =>
      JSON.parse(
        execFileSync(
          'sh',
          ['-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, ...words],
          { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
        ),
      );
    expect(limited(20)).toMatchObject({
      status: 3,
      err: expect.stringContaining('nothing was left under that name') as string,
    });
    expect(await readFile(path)).toEqual(before);
    expect(await names()).toEqual(['tiers.tierproposal']);
    expect(limited(4000)).toEqual({ status: 0, err: '' });
  });

  it(
    'leaves the former file or the whole next one wherever it is killed',
    { timeout: 120_000 },
    async () => {
      const fresh = shell.at('fresh');
      await copyFile(path, fresh);
      const random = createRandom(seed);
      const seen = new Set<number>();
      for (let kill = 0; kill < 3; kill += 1) {
        const target = shell.at(`tiers-${kill}.tierproposal`);
        const words = [program, shell.folder, target, 'finance', approverPassphrase, fresh];
        const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
        const ended = once(child, 'exit');
        await once(child.stdout, 'data');
        await expect.poll(names, { timeout: 30_000 }).toContain(basename(target));
        await wait(random.share() * 600);
        child.kill('SIGKILL');
        await ended;
        const read = await openRouted(target);
        expect([seed, kill, read.ok]).toEqual([seed, kill, true]);
        if (read.ok) {
          expect([seed, kill, read.value.checks.filter(({ passed }) => !passed)]).toEqual([
            seed,
            kill,
            [],
          ]);
          seen.add(read.value.approvals.length);
        }
      }
      expect(seen.size).toBeGreaterThan(0);
    },
  );
});

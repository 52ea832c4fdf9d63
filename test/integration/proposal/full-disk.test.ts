import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createIdentity } from '#electron/engine/signing/identity-store.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';

const program = fileURLToPath(new URL('./write-proposal.ts', import.meta.url));

/** No file may grow beyond this; writing on fails as on a full disk. Blocks of 512 bytes. */
const underLimit = (blocks: number, ...words: readonly string[]): string =>
  execFileSync(
    'sh',
    ['-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, ...words],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );

describe('a proposal', () => {
  it('appears whole or not at all when the disk is full, and leaves the former file alone', async () => {
    const folder = await aFolder();
    const passphrase = 'one two three';
    await createIdentity(folder, { name: 'R. Signer', function: 'finance', passphrase }, testTime);
    const path = join(folder, 'tiers.tierproposal');
    await writeFile(path, 'the former one');
    expect(underLimit(40, program, folder, path, passphrase)).toBe('"StorageFailed"');
    expect(await readFile(path, 'utf8')).toBe('the former one');
    expect(await readdir(folder)).toEqual(['identity', 'tiers.tierproposal']);
    expect(underLimit(4000, program, folder, path, passphrase)).toBe('"written"');
  });

  it('is refused, and nothing written, with a passphrase that is another', async () => {
    const folder = await aFolder();
    await createIdentity(
      folder,
      { name: 'R. Signer', function: 'finance', passphrase: 'one two three' },
      testTime,
    );
    const path = join(folder, 'tiers.tierproposal');
    expect(underLimit(4000, program, folder, path, 'one two four')).toBe('"VerificationFailed"');
    expect(await readdir(folder)).toEqual(['identity']);
  });
});

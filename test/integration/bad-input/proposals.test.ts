import { chmod, copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyProposal } from '#electron/engine/proposal/verify-proposal.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import { shellIn } from '#test/fixtures/a-shell.ts';
import { aTriedWorkspace, stateOf } from './try-import.ts';

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;

/** Where the structures of a zip without data descriptors begin, by name, and how long they are. */
const structures = (bytes: Buffer): readonly (readonly [string, number, number])[] => {
  const found: [string, number, number][] = [];
  let at = 0;
  while (bytes.readUInt32LE(at) === localHeader) {
    const nameLength = bytes.readUInt16LE(at + 26);
    const name = bytes.toString('utf8', at + 30, at + 30 + nameLength);
    const content = at + 30 + nameLength + bytes.readUInt16LE(at + 28);
    const size = bytes.readUInt32LE(at + 18);
    found.push([`header of ${name}`, at, content - at], [`content of ${name}`, content, size]);
    at = content + size;
  }
  while (bytes.readUInt32LE(at) === centralHeader) {
    const length = 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30);
    found.push([`directory entry at ${at}`, at, length]);
    at += length;
  }
  return [...found, ['end of the directory', at, bytes.length - at]];
};

describe('a proposal, signed and verified by the command line', () => {
  let tried: Awaited<ReturnType<typeof aTriedWorkspace>>;
  let good: Buffer;
  beforeAll(async () => {
    tried = await aTriedWorkspace();
    await tried.run('identity', '--name', 'R. Signer', '--function', 'finance');
    const words = ['propose', tried.workspace, '--title', 'T', '--out', tried.at('t.tierproposal')];
    await tried.run(...words);
    good = await readFile(tried.at('t.tierproposal'));
    return tried.dispose;
  });

  const verify = async (bytes: Uint8Array): Promise<readonly [number, string]> => {
    await writeFile(tried.at('changed.tierproposal'), bytes);
    const { status, out } = await tried.run('verify', tried.at('changed.tierproposal'));
    return [status, out];
  };

  const flipped = (at: number): Buffer => {
    const changed = Buffer.from(good);
    changed[at] = (changed[at] ?? 0) ^ 0x01;
    return changed;
  };

  it('never takes the place of a file, and says where a workspace cannot note it', async () => {
    const signing = (workspace: string, out: string) =>
      tried.run('propose', workspace, '--title', 'Again', '--out', tried.at(out));
    const taken = await signing(tried.workspace, 't.tierproposal');
    expect([taken.status, taken.err]).toEqual([
      3,
      expect.stringContaining('expected a name that is free, found a file of that name.'),
    ]);
    expect(await readFile(tried.at('t.tierproposal'))).toEqual(good);
    await copyFile(tried.workspace, tried.at('kept.tierwright'));
    await chmod(tried.at('kept.tierwright'), 0o444);
    const unnoted = await signing(tried.at('kept.tierwright'), 'u.tierproposal');
    expect([unnoted.status, unnoted.out]).toEqual([
      0,
      expect.stringContaining('The workspace is read-only and does not list this proposal'),
    ]);
  });

  it('with one byte changed in any structure does not verify, and says which check failed', async () => {
    const parts = structures(good);
    expect(parts.length).toBe(Object.keys(unzipSync(good)).length * 3 + 1);
    expect((await verify(good))[0]).toBe(0);
    for (const [name, start, length] of parts) {
      const [status, out] = await verify(flipped(start + Math.floor(length / 2)));
      expect({ name, status, closing: out.trim().split('\n').at(-1) }).toEqual({
        name,
        status: 4,
        closing: 'The proposal is NOT valid.',
      });
      expect(out).toMatch(/^FAIL .+: .+$/mu);
    }
  });

  it(
    'does not verify with any byte of its headers and directory changed',
    { timeout: 240_000 },
    async () => {
      const accepted: string[] = [];
      for (const [name, start, length] of structures(good)) {
        if (!name.startsWith('content')) {
          for (let at = start; at < start + length; at += 1) {
            await writeFile(tried.at('changed.tierproposal'), flipped(at));
            if ((await verifyProposal(tried.at('changed.tierproposal'))).valid) {
              accepted.push(`${name}, byte ${at - start}`);
            }
          }
        }
      }
      expect(accepted).toEqual([]);
    },
  );

  it('is not signed with a wrong passphrase: status 4, nothing written, the workspace as before', async () => {
    const before = stateOf(tried.workspace);
    const proposals = async (): Promise<readonly string[]> =>
      (await readdir(tried.folder)).filter((name) => name.endsWith('.tierproposal'));
    const files = await proposals();
    const stranger = shellIn(tried.folder, 'another passphrase');
    const words = ['propose', tried.workspace, '--title', 'T', '--out', tried.at('n.tierproposal')];
    const { status, out } = await stranger.run(...words, '--json');
    expect({ status, ...(JSON.parse(out) as { readonly error: AppError }) }).toEqual({
      status: 4,
      error: {
        type: 'VerificationFailed',
        where: 'Passphrase',
        expected: 'the passphrase of the key of R. Signer',
        found: 'another one',
        remedy: 'Type it again; nothing was signed or written.',
      },
    });
    expect(await proposals()).toEqual(files);
    expect(stateOf(tried.workspace)).toBe(before);
  });
});

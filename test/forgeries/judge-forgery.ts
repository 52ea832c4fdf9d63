import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { verifyProposal } from '#electron/engine/proposal/verify-proposal.ts';
import type { Forgery } from '#test/fixtures/approval-forgeries.ts';
import { testTime } from '#test/fixtures/a-workspace.ts';

/** What says yes to a forgery: true is yes. Null where the program is not installed. */
export type Verdicts = {
  readonly tierwright: boolean;
  /** Null where it was not asked: it starts openssl dozens of times. */
  readonly script: boolean | null;
  readonly openssl: boolean;
  readonly pdfsig: boolean | null;
};

type Ended = { readonly status: number | null; readonly out: string };

const run = (program: string, words: readonly string[], cwd: string): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(program, [...words], { cwd, encoding: 'utf8' }, (error, out) => {
      const code = error === null ? 0 : error.code;
      resolve({ status: typeof code === 'number' ? code : null, out });
    });
  });

/** Yes where openssl finds every signature that is there valid over its statement, under the root that is there. */
const askOpenssl = async (folder: string, signatures: readonly string[]): Promise<boolean> => {
  const time = String(testTime.getTime() / 1000);
  for (const signature of signatures) {
    const words =
      `cms -verify -binary -cades -inform DER -in ${signature} -content ${signature.replace(/p7s$/u, 'json')} ` +
      `-CAfile trust/root.pem -purpose any -attime ${time} -out /dev/null`;
    if ((await run('openssl', words.split(' '), folder)).status !== 0) return false;
  }
  return signatures.length > 0;
};

/** Yes where pdfsig calls every signature valid, and the last one of the total document. */
const askPdfsig = async (folder: string): Promise<boolean | null> => {
  const { status, out } = await run('pdfsig', ['proposal.pdf'], folder);
  if (status === null) return null;
  const signatures = out.match(/^Signature #/gmu)?.length ?? 0;
  const covered = out.match(/(?:Not t|T)otal document signed/gu)?.at(-1);
  return (
    signatures > 0 &&
    out.match(/Signature is Valid/gu)?.length === signatures &&
    covered === 'Total document signed'
  );
};

/** Names that would leave the folder are not unpacked: every unpacker refuses or renames them. */
const isInside = (name: string): boolean =>
  !name.startsWith('/') && !name.split('/').includes('..');

/** Asks our verifier, openssl alone, pdfsig alone and, where that is wanted, the script inside about a forgery. */
export const judgeForgery = async (
  { bytes }: Forgery,
  place: string,
  asksScript: boolean,
): Promise<Verdicts> => {
  const folder = await mkdtemp(join(place, 'forged-'));
  try {
    const path = join(place, 'forged.tierproposal');
    await writeFile(path, bytes);
    const { valid } = await verifyProposal(path, testTime);
    const entries = Object.entries(unzipSync(bytes)).filter(([name]) => isInside(name));
    for (const [name, content] of entries) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    const names = entries.map(([name]) => name);
    const signatures = names.filter((name) => /^approvals\/[^/]+\.p7s$/u.test(name));
    const script = !asksScript
      ? null
      : names.includes('verify.sh') && (await run('sh', ['verify.sh'], folder)).status === 0;
    return {
      tierwright: valid,
      script,
      openssl: await askOpenssl(folder, signatures),
      pdfsig: await askPdfsig(folder),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

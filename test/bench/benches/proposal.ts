import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { addDecision } from '#electron/engine/approval/decide.ts';
import { openRouted } from '#electron/engine/approval/open-routed.ts';
import { prepareProposal } from '#electron/engine/approval/prepare-routed.ts';
import { routedEntry } from '#electron/engine/approval/routed-entries.ts';
import { engineFolders } from '#electron/engine/engine-folders.ts';
import { keepHeapSmall } from '#electron/engine/keep-heap-small.ts';
import { verifyProposal } from '#electron/engine/proposal/verify-proposal.ts';
import { createApprover, createRoot } from '#electron/engine/signing/vault/make-identity.ts';
import { openSigner } from '#electron/engine/signing/vault/open-key.ts';
import { readIdentity } from '#electron/engine/signing/vault/vault-files.ts';
import { noFutures } from '#shared/model/futures.ts';
import { createRandom } from '#shared/random.ts';
import type { Bench } from '../bench.ts';
import { figure, summarise, type Figure } from '../bench-report.ts';
import { drawModel, drawSnapshot } from '../drawn-programme.ts';

const functions = ['procurement', 'sales leadership', 'product', 'finance'];
const passphrase = 'a passphrase of some words';
const seed = 20_260_101;
const megabyte = 1e6;

const unwrap = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
};

/** Four approvers under a root, with keys that cost two million rounds to open, as anybody's. */
const programme = async (configFolder: string, now: Date) => {
  const root = unwrap(
    await createRoot({ configFolder }, { name: 'Root', organization: '' }, passphrase, now),
  );
  const approvers: string[] = [];
  for (const role of functions) {
    const subject = { name: `Head of ${role}`, function: role, organization: '' };
    const opened = { id: root.id, passphrase };
    const made = await createApprover({ configFolder }, subject, passphrase, opened, now);
    approvers.push(unwrap(made).id);
  }
  return { root, approvers };
};

const measure = async (folder: string, partners: number, runs: number): Promise<Figure[]> => {
  const now = new Date();
  const { fontsFolder } = engineFolders(new URL('../../../electron/engine/index', import.meta.url));
  const { root, approvers } = await programme(join(folder, String(partners)), now);
  const configFolder = join(folder, String(partners));
  const model = drawModel(20);
  const drawn = drawSnapshot(model, partners, createRandom(seed), 0.02);
  // A proposal lists partners in the order of their keys.
  const snapshot = {
    ...drawn,
    partnerKeys: drawn.partnerKeys.map((_, row) => `P${String(row).padStart(6, '0')}`),
  };
  const rootPem = (await readIdentity(configFolder, root.id))?.certificates ?? '';
  const path = join(folder, 'a.tierproposal');
  const [exported, opened, verified, pdf]: number[][] = [[], [], [], []];
  for (let run = 0; run < runs; run += 1) {
    let keys = 0;
    const start = performance.now();
    const packed = await prepareProposal(
      {
        ...{ title: 'Tiers', rationale: '', programme: 'Drawn', model, snapshot, runs: [] },
        outlook: { futures: noFutures, ensemble: null },
      },
      {
        preparedBy: 'bench',
        root: { name: root.name, fingerprint: root.fingerprint ?? '' },
        route: {
          quorum: 4,
          steps: functions.map((role) => ({
            function: role,
            approvers: 1,
            order: 1,
            deadline: null,
            escalateTo: null,
            mayDelegate: false,
          })),
        },
      },
      { rootPem, listPem: null },
      fontsFolder,
      now,
    );
    await writeFile(path, unwrap(packed).bytes);
    for (const [step, id] of approvers.entries()) {
      const before = performance.now();
      const signer = unwrap(await openSigner({ configFolder }, id, passphrase, now));
      keys += performance.now() - before;
      const decision = {
        step,
        decision: 'approve',
        reason: '',
        conflictOfInterest: null,
        delegateTo: null,
      } as const;
      const read = unwrap(await openRouted(path));
      const added = await addDecision(read, decision, signer, now, fontsFolder);
      await writeFile(path, unwrap(added).bytes);
    }
    exported?.push(performance.now() - start);
    opened?.push(keys);
    const before = performance.now();
    const report = await verifyProposal(path, now);
    verified?.push(performance.now() - before);
    if (!report.valid) {
      throw new Error(JSON.stringify(report.checks.filter(({ passed }) => !passed)));
    }
    const read = unwrap(await openRouted(path));
    pdf?.push((read.entries.get(routedEntry.pdf)?.length ?? 0) / megabyte);
  }
  const size = `${partners.toLocaleString('en-US')} partners × 20 criteria`;
  const told = (
    what: string,
    unit: Figure['unit'],
    values: number[] | undefined,
    target: number | null,
  ): Figure =>
    figure({
      what: `${size}: ${what}`,
      unit,
      ours: summarise(values ?? []),
      reference: null,
      target,
    });
  const isLimit = partners === 500;
  return [
    told('exported and signed by four functions', 'ms', exported, isLimit ? 5000 : null),
    told('of that, opening four keys of 2,000,000 rounds', 'ms', opened, null),
    told('verified', 'ms', verified, isLimit ? 1000 : null),
    told('proposal.pdf with four signatures', 'MB', pdf, isLimit ? 5 : null),
    told('the whole file', 'MB', [(await stat(path)).size / megabyte], null),
  ];
};

/** Says in the environment of a child that it is to measure the larger case. */
const childMark = 'TIERWRIGHT_BENCH_PROPOSAL';

/** The larger case in a process of its own, and the most that it held. */
const measureApart = async (partners: number): Promise<Figure[]> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    // As the engine is started.
    ['--max-semi-space-size=2', fileURLToPath(import.meta.url)],
    { env: { ...process.env, [childMark]: String(partners) } },
  );
  return JSON.parse(stdout) as Figure[];
};

if (process.env[childMark] !== undefined) {
  keepHeapSmall();
  const partners = Number(process.env[childMark]);
  const folder = await mkdtemp(join(tmpdir(), 'tierwright-bench-'));
  try {
    const figures = await measure(folder, partners, 1);
    const peak = figure({
      what: `${partners.toLocaleString('en-US')} partners × 20 criteria: peak memory of the process`,
      unit: 'MB',
      ours: summarise([(process.resourceUsage().maxRSS * 1024) / megabyte]),
      reference: null,
      target: 512,
    });
    process.stdout.write(JSON.stringify([...figures, peak]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Exporting, signing by four functions and verifying a proposal. */
export const bench: Bench = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tierwright-bench-'));
  try {
    const figures = [...(await measure(folder, 500, 3)), ...(await measureApart(5000))];
    return { figures, notes: ['There is no reference: no other program makes such a file.'] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

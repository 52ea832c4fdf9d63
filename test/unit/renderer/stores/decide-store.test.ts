import { describe, expect, it } from 'vitest';
import { createDecideStore, type DecideDeps } from '#renderer/stores/decide-store.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ProposalRecord, SignerIdentity, VerificationReport } from '#shared/model/proposal.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { err, ok } from '#shared/result.ts';
import { createFakeEngine, createGate, type FakeAnswers } from '../fake-engine.ts';

const identity: SignerIdentity = {
  name: 'Finance desk',
  function: 'Finance',
  certificateFingerprint: 'AB:CD',
  validUntil: '2029-01-01T00:00:00Z',
};

const record: ProposalRecord = {
  id: 1,
  title: 'Tiers 2026',
  createdAt: '2026-01-01T00:00:00Z',
  sha256: 'ab',
  path: '/out/Tiers 2026.tierproposal',
  signerName: 'Finance desk',
};

const report: VerificationReport = { fileName: 'x', valid: true, checks: [], summary: null };
const workspace = { revision: 3 } as Workspace;

const wrongPassphrase: AppError = {
  type: 'VerificationFailed',
  where: 'passphrase',
  expected: 'the passphrase of the key',
  found: 'another one',
  remedy: 'Try again.',
};

const setUp = (answers: FakeAnswers = {}, shell: Partial<DecideDeps['shell']> = {}) => {
  const engine = createFakeEngine({
    'identity/get': () => ok(null),
    'identity/create': () => ok(identity),
    'proposal/create': () => ok({ record, workspace }),
    'proposal/verify': () => ok(report),
    ...answers,
  });
  const applied: Workspace[] = [];
  const shown: string[] = [];
  const store = createDecideStore({
    call: engine.call,
    shell: {
      chooseSave: (name) => Promise.resolve(`/out/${name}`),
      chooseOpen: () => Promise.resolve('/in/theirs.tierproposal'),
      showInFolder: (path) => {
        shown.push(path);
        return Promise.resolve('shown' as const);
      },
      ...shell,
    },
    applyWorkspace: (next) => applied.push(next),
  });
  return { ...engine, store, applied, shown };
};

describe('the decide store', () => {
  it('asks who signs on this machine and makes an identity', async () => {
    const { store } = setUp();
    await store.actions.loadIdentity();
    expect(store.getState().identity).toBeNull();
    const draft = { name: 'Finance desk', function: 'Finance', passphrase: 'raincoat violin' };
    expect(await store.actions.createIdentity(draft)).toBe(true);
    expect(store.getState().identity).toEqual(identity);
  });

  it('signs to the chosen file and keeps no passphrase', async () => {
    const { store, asked, applied } = setUp();
    store.actions.setTitle(' Tiers 2026 ');
    store.actions.setRationale('Because.');
    expect(await store.actions.sign('Tiers 2026.tierproposal', 'raincoat violin', [])).toBe(true);
    expect(asked).toEqual([
      [
        'proposal/create',
        {
          path: '/out/Tiers 2026.tierproposal',
          title: 'Tiers 2026',
          rationale: 'Because.',
          passphrase: 'raincoat violin',
          include: [],
        },
      ],
    ]);
    expect([store.getState().signed, applied]).toEqual([record, [workspace]]);
    expect(JSON.stringify(store.getState())).not.toContain('raincoat');
  });

  it('passes the reason to go on despite alerts, and forgets it with the next proposal', async () => {
    const { store, asked } = setUp();
    store.actions.setDespite(' The ledger closes later. ');
    await store.actions.sign('x.tierproposal', 'raincoat violin', []);
    expect(asked[0]?.[1]).toMatchObject({ despite: 'The ledger closes later.' });
    store.actions.startNext();
    expect(store.getState().despite).toBe('');
  });

  it('signs nothing when no file is chosen', async () => {
    const { store, asked } = setUp({}, { chooseSave: () => Promise.resolve(null) });
    expect(await store.actions.sign('x.tierproposal', 'raincoat violin', [])).toBe(false);
    expect(asked).toEqual([]);
  });

  it('shows a wrong passphrase in place and can be tried again', async () => {
    const { store } = setUp({
      'proposal/create': ({ passphrase }) =>
        passphrase === 'right' ? ok({ record, workspace }) : err(wrongPassphrase),
    });
    expect(await store.actions.sign('x.tierproposal', 'wrong', [])).toBe(false);
    expect(store.getState().signing.error).toEqual(wrongPassphrase);
    expect(await store.actions.sign('x.tierproposal', 'right', [])).toBe(true);
    expect(store.getState().signing.error).toBeNull();
  });

  it('treats a cancelled signature as no error', async () => {
    const { store } = setUp({
      'proposal/create': () => err({ ...wrongPassphrase, type: 'Cancelled' }),
    });
    await store.actions.sign('x.tierproposal', 'raincoat violin', []);
    expect(store.getState().signing).toEqual({ isBusy: false, progress: null, error: null });
  });

  it('verifies a chosen file and brings the report to the front', async () => {
    const { store, asked } = setUp();
    await store.actions.chooseAndVerify();
    expect(asked).toEqual([['proposal/verify', { path: '/in/theirs.tierproposal' }]]);
    expect([store.getState().view, store.getState().verification]).toEqual(['verify', report]);
  });

  it('shows the report of the file that was chosen last', async () => {
    const slow = createGate();
    const { store } = setUp({
      'proposal/verify': async ({ path }) => {
        if (path === '/slow') await slow.opened;
        return ok({ ...report, fileName: path });
      },
    });
    const first = store.actions.verify('/slow');
    await store.actions.verify('/fast');
    slow.open();
    await first;
    expect(store.getState().verification?.fileName).toBe('/fast');
  });

  it('shows the written file in its folder', async () => {
    const { store, shown } = setUp();
    await store.actions.showInFolder(record.path);
    expect(shown).toEqual([record.path]);
  });
});

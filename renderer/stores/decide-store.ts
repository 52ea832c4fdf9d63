import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { ProposalRecord, SignerIdentity, VerificationReport } from '#shared/model/proposal.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { Result } from '#shared/result.ts';

/** Work of the engine that a panel waits for, and how it ended. */
export type Pending = {
  readonly isBusy: boolean;
  readonly progress: Progress | null;
  readonly error: AppError | null;
};

const idle: Pending = { isBusy: false, progress: null, error: null };
const busy: Pending = { isBusy: true, progress: null, error: null };

export type DecideView =
  'cycles' | 'propose' | 'approve' | 'identities' | 'letters' | 'verify' | 'audit';

export type DecideState = {
  /** `unknown` until the engine was asked; null where this machine has no signer yet. */
  readonly identity: SignerIdentity | 'unknown' | null;
  readonly identityWork: Pending;
  /** What the next proposal will be called and why; kept while other places are looked at. */
  readonly title: string;
  readonly rationale: string;
  /** Why to go on although alerts on the data are open that stop a proposal; '' for no reason. */
  readonly despite: string;
  /** The proposal that the next one takes the place of; undefined for the last. */
  readonly previous: number | null | undefined;
  /** Id of the closed review cycle whose tiers are proposed; null for the tiers as they stand. */
  readonly cycle: string | null;
  readonly signing: Pending;
  /** The proposal that was signed last in this window, until the next one is begun. */
  readonly signed: ProposalRecord | null;
  readonly verifying: Pending;
  /** The verifier page that was saved last: where, and its SHA-256. */
  readonly verifierPage: { readonly path: string; readonly sha256: string } | null;
  readonly verification: VerificationReport | null;
  /** The file that was verified last, and the earlier ones that it is held against. */
  readonly verified: { readonly path: string; readonly earlier: readonly string[] } | null;
  /** Which part of the place is in front. */
  readonly view: DecideView;
};

export type DecideDeps = {
  readonly call: EngineCall;
  readonly shell: Pick<ShellApi, 'chooseSave' | 'chooseOpen' | 'showInFolder'>;
  /** Takes over the workspace that the signature answered with. */
  readonly applyWorkspace: (workspace: Workspace) => unknown;
};

export type DecideActions = {
  readonly show: (view: DecideState['view']) => void;
  readonly loadIdentity: () => Promise<void>;
  /** True when the identity was made. */
  readonly createIdentity: (draft: {
    readonly name: string;
    readonly function: string;
    readonly passphrase: string;
  }) => Promise<boolean>;
  readonly setTitle: (title: string) => void;
  readonly setRationale: (rationale: string) => void;
  readonly setDespite: (despite: string) => void;
  readonly setPrevious: (previous: number | null) => void;
  readonly setCycle: (cycle: string | null) => void;
  /** Goes on to the proposal of a closed cycle. */
  readonly proposeCycle: (cycle: { readonly id: string; readonly name: string }) => void;
  /** Asks where to save, then signs with these sensitive things, by id, in it; true when the proposal was written. */
  readonly sign: (
    suggestedName: string,
    passphrase: string,
    include: readonly string[],
  ) => Promise<boolean>;
  readonly cancel: () => void;
  /** Puts the result of the last signature away and begins the next proposal. */
  readonly startNext: () => void;
  readonly showInFolder: (path: string) => Promise<void>;
  readonly chooseAndVerify: () => Promise<void>;
  /** Asks where to, and writes the page that verifies proposals without Tierwright. */
  readonly saveVerifier: () => Promise<void>;
  readonly verify: (path: string) => Promise<void>;
  /** Asks for one more earlier proposal and verifies again whether the file extends it. */
  readonly addEarlier: () => Promise<void>;
  /** Says that a dropped file is no proposal. */
  readonly refuse: (fileName: string) => void;
  readonly clearVerification: () => void;
  /** Forgets what belongs to a workspace that was closed. */
  readonly reset: () => void;
};

export type DecideStore = StoreApi<DecideState> & { readonly actions: DecideActions };

const fresh: DecideState = {
  identity: 'unknown',
  identityWork: idle,
  title: '',
  rationale: '',
  despite: '',
  previous: undefined,
  cycle: null,
  signing: idle,
  signed: null,
  verifying: idle,
  verifierPage: null,
  verification: null,
  verified: null,
  view: 'propose',
};

const failed = (error: AppError): Pending =>
  error.type === 'Cancelled' ? idle : { isBusy: false, progress: null, error };

const noProposal = (fileName: string): AppError => ({
  type: 'InputRefused',
  where: fileName,
  expected: 'a proposal, a file that ends in .tierproposal',
  found: 'another kind of file',
  remedy: 'Choose the .tierproposal file that you were given.',
});

/** Signing and verifying. A passphrase passes through and is never kept. */
export const createDecideStore = ({ call, shell, applyWorkspace }: DecideDeps): DecideStore => {
  const store = createStore<DecideState>(() => fresh);
  let signature: AbortController | null = null;
  let verification: AbortController | null = null;

  const takeIdentity = (result: Result<SignerIdentity | null, AppError>): boolean => {
    store.setState(
      result.ok
        ? { identity: result.value, identityWork: idle }
        : { identityWork: failed(result.error) },
    );
    return result.ok;
  };

  const verify = async (path: string, earlier: readonly string[] = []): Promise<void> => {
    verification?.abort();
    const mine = new AbortController();
    verification = mine;
    store.setState({ view: 'verify', verifying: busy, verification: null });
    const request = earlier.length === 0 ? { path } : { path, earlier: [...earlier] };
    const result = await call('proposal/verify', request, { signal: mine.signal });
    if (verification !== mine) return;
    store.setState(
      result.ok
        ? { verifying: idle, verification: result.value, verified: { path, earlier } }
        : { verifying: failed(result.error) },
    );
  };

  const actions: DecideActions = {
    show: (view) => store.setState({ view }),
    loadIdentity: async () => {
      store.setState({ identityWork: busy });
      takeIdentity(await call('identity/get', {}));
    },
    createIdentity: async (draft) => {
      store.setState({ identityWork: busy });
      return takeIdentity(await call('identity/create', draft));
    },
    setTitle: (title) => store.setState({ title }),
    setRationale: (rationale) => store.setState({ rationale }),
    setDespite: (despite) => store.setState({ despite }),
    setPrevious: (previous) => store.setState({ previous }),
    setCycle: (cycle) => store.setState({ cycle }),
    proposeCycle: ({ id, name }) =>
      store.setState({ view: 'propose', cycle: id, title: name, signed: null }),
    sign: async (suggestedName, passphrase, include) => {
      const { title, rationale, despite, previous, cycle } = store.getState();
      const path = await shell.chooseSave(suggestedName, 'proposal');
      if (path === null) return false;
      const mine = new AbortController();
      signature = mine;
      store.setState({ signing: busy });
      const reason = despite.trim();
      const request = {
        path,
        title: title.trim(),
        rationale,
        passphrase,
        include,
        ...(previous === undefined ? {} : { previous }),
        ...(cycle === null ? {} : { cycle }),
        ...(reason === '' ? {} : { despite: reason }),
      };
      const result = await call('proposal/create', request, {
        signal: mine.signal,
        onProgress: (progress) => store.setState({ signing: { ...busy, progress } }),
      });
      signature = null;
      if (!result.ok) {
        store.setState({ signing: failed(result.error) });
        return false;
      }
      await applyWorkspace(result.value.workspace);
      store.setState({ signing: idle, signed: result.value.record });
      return true;
    },
    cancel: () => {
      signature?.abort();
      verification?.abort();
    },
    startNext: () =>
      store.setState({
        signed: null,
        title: '',
        rationale: '',
        despite: '',
        previous: undefined,
        cycle: null,
        signing: idle,
      }),
    showInFolder: async (path) => {
      await shell.showInFolder(path);
    },
    saveVerifier: async () => {
      const path = await shell.chooseSave('Tierwright verifier', 'verifier');
      if (path === null) return;
      const saved = await call('verifier/save', { target: path });
      store.setState(
        saved.ok
          ? { verifierPage: { path, sha256: saved.value.sha256 }, verifying: idle }
          : { verifying: failed(saved.error) },
      );
    },
    chooseAndVerify: async () => {
      const path = await shell.chooseOpen('proposal');
      if (path !== null) await verify(path);
    },
    verify: (path) => verify(path),
    addEarlier: async () => {
      const { verified } = store.getState();
      const more = verified === null ? null : await shell.chooseOpen('proposal');
      if (verified !== null && more !== null) {
        await verify(verified.path, [...verified.earlier, more]);
      }
    },
    refuse: (fileName) =>
      store.setState({
        view: 'verify',
        verification: null,
        verified: null,
        verifying: { isBusy: false, progress: null, error: noProposal(fileName) },
      }),
    clearVerification: () =>
      store.setState({ verification: null, verified: null, verifying: idle }),
    reset: () => {
      signature?.abort();
      verification?.abort();
      verification = null;
      store.setState(fresh);
    },
  };

  return Object.assign(store, { actions });
};

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApprovalRoute, RouteStep } from '#shared/approval/approval-route.ts';
import type { DecisionKind } from '#shared/approval/approval-statement.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ProposalReview } from '#shared/ipc/approval-channels.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { Workspace } from '#shared/model/workspace.ts';

export type UnsaidDecision = {
  readonly decision: DecisionKind;
  readonly reason: string;
  readonly conflict: string;
};

const nothingSaid: UnsaidDecision = { decision: 'approve', reason: '', conflict: '' };

export type ApproveState = {
  /** The route of the next proposal; kept while other places are looked at. */
  readonly route: ApprovalRoute;
  /** The proposal that is decided about; null before one is opened or prepared. */
  readonly opened: {
    readonly path: string;
    /** The file may be written as it is: it was saved here. */
    readonly isOurs: boolean;
    readonly review: ProposalReview;
  } | null;
  /** What is being written about it and is not signed yet; kept while other places are looked at. */
  readonly unsaid: UnsaidDecision;
  readonly isBusy: boolean;
  readonly error: AppError | null;
  /** What was done last, in words. */
  readonly done: string | null;
};

export type ApproveDeps = {
  readonly call: EngineCall;
  readonly shell: Pick<ShellApi, 'chooseSave' | 'chooseOpen'>;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
};

/** What a person decides, with the passphrase of this one signature. */
export type DecisionDraft = {
  readonly identity: string;
  readonly step: number;
  readonly decision: DecisionKind;
  readonly reason: string;
  readonly conflictOfInterest: string | null;
  readonly delegateTo: string | null;
  readonly passphrase: string;
};

export type PrepareDraft = {
  readonly title: string;
  readonly rationale: string;
  readonly despite: string;
  readonly include: readonly string[];
  /** An identity whose root is that of the approvers. */
  readonly trust: string;
  readonly suggestedName: string;
  /** The proposal that it takes the place of; absent for the last. */
  readonly previous?: number | null;
  /** The closed review cycle whose tiers are proposed; absent for the tiers as they stand. */
  readonly cycle?: string;
};

export type ApproveActions = {
  readonly setStep: (index: number, part: Partial<RouteStep>) => void;
  readonly addStep: () => void;
  readonly removeStep: (index: number) => void;
  readonly setQuorum: (quorum: number) => void;
  /** True when the proposal was written; it is opened then. */
  readonly prepare: (draft: PrepareDraft) => Promise<boolean>;
  readonly choose: () => Promise<void>;
  readonly write: (part: Partial<UnsaidDecision>) => void;
  /** True when the decision was signed and written. */
  readonly decide: (draft: DecisionDraft) => Promise<boolean>;
  readonly close: () => void;
};

export type ApproveStore = StoreApi<ApproveState> & { readonly actions: ApproveActions };

const step = (role: string): RouteStep => ({
  function: role,
  approvers: 1,
  order: 1,
  deadline: null,
  escalateTo: null,
  mayDelegate: false,
});

/** Nobody steps in for a function that has no deadline. */
const settle = (changed: RouteStep): RouteStep =>
  changed.deadline === null ? { ...changed, escalateTo: null } : changed;

const start: ApproveState = {
  route: {
    steps: [step('Procurement'), step('Sales leadership'), step('Product'), step('Finance')],
    quorum: 4,
  },
  opened: null,
  unsaid: nothingSaid,
  isBusy: false,
  error: null,
  done: null,
};

const fileName = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path;

/** The approvals of one proposal: its route, and decisions about it. Passphrases are never kept. */
export const createApproveStore = ({ call, shell, applyWorkspace }: ApproveDeps): ApproveStore => {
  const store = createStore<ApproveState>(() => start);
  const setRoute = (change: (route: ApprovalRoute) => ApprovalRoute): void =>
    store.setState(({ route }) => ({ route: change(route) }));

  const open = async (path: string, isOurs: boolean, done: string | null): Promise<void> => {
    const review = await call('route/review', { path });
    store.setState(
      review.ok
        ? {
            isBusy: false,
            opened: { path, isOurs, review: review.value },
            unsaid: nothingSaid,
            done,
          }
        : { isBusy: false, error: review.error },
    );
  };

  return Object.assign(store, {
    actions: {
      setStep: (index, part) =>
        setRoute((route) => ({
          ...route,
          steps: route.steps.map((each, at) =>
            at === index ? settle({ ...each, ...part }) : each,
          ),
        })),
      addStep: () =>
        setRoute(({ steps, quorum }) => ({
          // Everybody must approve unless somebody has said otherwise.
          quorum: quorum === steps.length ? quorum + 1 : quorum,
          steps: [...steps, step('')],
        })),
      removeStep: (index) =>
        setRoute(({ steps, quorum }) => ({
          quorum: Math.max(1, Math.min(quorum, steps.length - 1)),
          steps: steps.filter((_, at) => at !== index),
        })),
      setQuorum: (quorum) => setRoute((route) => ({ ...route, quorum })),
      prepare: async ({ suggestedName, despite, ...draft }) => {
        const path = await shell.chooseSave(suggestedName, 'proposal');
        if (path === null) return false;
        store.setState({ isBusy: true, error: null, done: null });
        const { route } = store.getState();
        const prepared = await call('route/prepare', {
          ...draft,
          path,
          route,
          ...(despite.trim() === '' ? {} : { despite: despite.trim() }),
        });
        if (!prepared.ok) {
          store.setState({ isBusy: false, error: prepared.error });
          return false;
        }
        await applyWorkspace(prepared.value.workspace);
        await open(path, true, `${fileName(path)} waits for its approvals`);
        return true;
      },
      choose: async () => {
        const path = await shell.chooseOpen('proposal');
        if (path === null) return;
        store.setState({ isBusy: true, error: null, done: null });
        await open(path, false, null);
      },
      write: (part) => store.setState(({ unsaid }) => ({ unsaid: { ...unsaid, ...part } })),
      decide: async (draft) => {
        const { opened } = store.getState();
        if (opened === null) return false;
        const target = opened.isOurs
          ? opened.path
          : await shell.chooseSave(fileName(opened.path), 'proposal');
        if (target === null) return false;
        store.setState({ isBusy: true, error: null, done: null });
        const decided = await call('route/decide', { path: opened.path, target, ...draft });
        store.setState(
          decided.ok
            ? {
                isBusy: false,
                opened: { path: target, isOurs: true, review: decided.value },
                unsaid: nothingSaid,
                done: `The decision is signed and stands in ${fileName(target)}`,
              }
            : { isBusy: false, error: decided.error },
        );
        return decided.ok;
      },
      close: () => store.setState({ opened: null, unsaid: nothingSaid, error: null, done: null }),
    } satisfies ApproveActions,
  });
};

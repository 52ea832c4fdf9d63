import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { WeightVote } from '#shared/model/weight-vote.ts';
import type { Workspace } from '#shared/model/workspace.ts';

export type VotesState = { readonly isOpen: boolean; readonly error: AppError | null };

export type VotesActions = {
  readonly open: () => void;
  readonly close: () => void;
  /** Keeps all votes as one named step of undo. */
  readonly save: (label: string, votes: readonly WeightVote[]) => Promise<void>;
  readonly showError: (error: AppError | null) => void;
  readonly newId: () => string;
};

export type VotesStore = StoreApi<VotesState> & { readonly actions: VotesActions };

export type VotesDeps = {
  readonly call: EngineCall;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
  readonly newId: () => string;
};

/** The votes of a workshop: they are part of the workspace, this is how they are changed. */
export const createVotesStore = ({ call, applyWorkspace, newId }: VotesDeps): VotesStore => {
  const store = createStore<VotesState>(() => ({ isOpen: false, error: null }));
  const actions: VotesActions = {
    open: () => store.setState({ isOpen: true, error: null }),
    close: () => store.setState({ isOpen: false }),
    save: async (label, votes) => {
      const saved = await call('votes/save', {
        label,
        votes: votes.map((vote) => ({ ...vote, weights: { ...vote.weights } })),
      });
      store.setState({ error: saved.ok ? null : saved.error });
      if (saved.ok) await applyWorkspace(saved.value);
    },
    showError: (error) => store.setState({ error }),
    newId,
  };
  return Object.assign(store, { actions });
};

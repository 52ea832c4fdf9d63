import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type {
  PartnerDecision,
  PartnerGroup,
  PartnerList,
  SamePairs,
} from '#shared/model/partners.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { WorkspaceActions } from './workspace-store.ts';

export type PartnersState = {
  /** Null until it was read. */
  readonly list: PartnerList | null;
  /** Null until a person looked for them. */
  readonly same: SamePairs | null;
  readonly isSearching: boolean;
  /** The group of the partner that was asked for last; null for none and while it is read. */
  readonly group: PartnerGroup | null;
};

export type PartnersDeps = {
  readonly call: EngineCall;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
  readonly runTask: WorkspaceActions['runTask'];
  /** Ids of the sensitive things that are shown for the moment. */
  readonly include?: () => readonly string[];
};

export type PartnersActions = {
  readonly read: () => Promise<void>;
  readonly readGroup: (partner: string) => Promise<void>;
  /** Compares all partners; its progress and its end by hand are in the status bar. */
  readonly findSame: () => Promise<void>;
  readonly decide: (decision: PartnerDecision) => Promise<void>;
  readonly reset: () => void;
};

export type PartnersStore = StoreApi<PartnersState> & { readonly actions: PartnersActions };

const nothing: PartnersState = { list: null, same: null, isSearching: false, group: null };

/** Holds the list of partners and the pairs that may be one, as they were last asked for. */
export const createPartnersStore = ({
  call,
  applyWorkspace,
  runTask,
  include = () => [],
}: PartnersDeps): PartnersStore => {
  const store = createStore<PartnersState>(() => nothing);
  /** Answers to questions of an earlier workspace are dropped. */
  let asked = 0;

  const read = async (): Promise<void> => {
    const mine = asked;
    const answer = await runTask('Reading partners', (options) =>
      call('partners/list', {}, options),
    );
    if (answer.ok && mine === asked) store.setState({ list: answer.value });
  };

  /** Counts questions for groups: the last one is answered. */
  let groups = 0;
  const readGroup = async (partner: string): Promise<void> => {
    groups += 1;
    const [mine, latest] = [asked, groups];
    store.setState({ group: null });
    const answer = await runTask('Reading the group', (options) =>
      call('partners/group', { partner, include: include() }, options),
    );
    if (answer.ok && mine === asked && latest === groups) {
      store.setState({ group: answer.value });
    }
  };

  const findSame = async (): Promise<void> => {
    const mine = asked;
    store.setState({ isSearching: true });
    const answer = await runTask('Comparing partners', (options) =>
      call('partners/find-same', {}, options),
    );
    if (mine !== asked) return;
    store.setState(answer.ok ? { same: answer.value, isSearching: false } : { isSearching: false });
  };

  /** Pairs that a decision answers go at once; the others are true until they are compared anew. */
  const forgetPairs = (decision: PartnerDecision): void => {
    const { same } = store.getState();
    if (same === null) return;
    const isAnswered = (one: string, other: string): boolean =>
      decision.kind === 'merge'
        ? one === decision.alias || other === decision.alias
        : decision.kind === 'keepApart' &&
          [one, other].every((key) => key === decision.one || key === decision.other);
    const pairs = same.pairs.filter(({ one, other }) => !isAnswered(one, other));
    const found = same.found - (same.pairs.length - pairs.length);
    store.setState({ same: { ...same, pairs, found } });
  };

  return Object.assign(store, {
    actions: {
      read,
      readGroup,
      findSame,
      decide: async (decision: PartnerDecision) => {
        const answer = await runTask('Saving the decision', (options) =>
          call('partners/decide', { decision }, options),
        );
        if (!answer.ok) return;
        await applyWorkspace(answer.value);
        forgetPairs(decision);
        if (decision.kind === 'useAttribute' || decision.kind === 'offerAgain') {
          store.setState({ same: null });
        }
      },
      reset: () => {
        asked += 1;
        store.setState(nothing);
      },
    },
  });
};

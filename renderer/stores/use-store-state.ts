import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';

/** The selected part of a store; the component draws again only when that part changes. */
export const useStoreState = <State, Part>(
  store: Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>,
  select: (state: State) => Part,
): Part => useStore(store, select);

import { Text } from '@mantine/core';
import type { EnsembleStore } from '#renderer/stores/ensemble-store.ts';
import type { FuturesState, FuturesStore } from '#renderer/stores/futures-store.ts';
import { PlaysPanel } from './plays-panel.tsx';
import { SignpostsPanel } from './signposts-panel.tsx';
import classes from '../plans/plans.module.css';

type SignpostsViewProps = {
  readonly store: FuturesStore;
  readonly ensembles: EnsembleStore;
  readonly state: FuturesState;
  /** Names the data of now: another name, other data. */
  readonly data: string;
};

/** Signs that a future is arriving, and the prepared answers that they open. */
export const SignpostsView = ({ store, ensembles, state, data }: SignpostsViewProps) => {
  const { futures, today } = state;
  if (today === null) {
    return (
      <Text size="sm" c="dimmed" p="md">
        The partners are being read.
      </Text>
    );
  }
  const { save } = store.actions;
  return (
    <div className={classes['view']}>
      <SignpostsPanel
        ensembles={ensembles}
        futures={futures}
        snapshot={today.snapshot}
        data={data}
        save={save}
      />
      <PlaysPanel plays={futures.plays} today={today} save={save} />
    </div>
  );
};

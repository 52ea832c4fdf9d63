import { ActionIcon, Drawer, Group, Loader } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { LineageStore } from '#renderer/stores/lineage-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { FigureView } from './figure-view.tsx';
import { RunView } from './run-view.tsx';
import classes from './lineage.module.css';

type LineageDrawerProps = { readonly store: LineageStore; readonly snapshot: Snapshot };

/** From a figure to the rows of a file, and from a file to everything that rests on it. */
export const LineageDrawer = ({ store, snapshot }: LineageDrawerProps) => {
  const trail = useStoreState(store, (state) => state.trail);
  const shown = useStoreState(store, (state) => state.shown);
  const error = useStoreState(store, (state) => state.error);
  const { actions } = store;
  const target = trail.at(-1);
  return (
    <Drawer
      opened={target !== undefined}
      onClose={actions.close}
      position="right"
      size="min(820px, 92vw)"
      title={
        <Group gap="xs" wrap="nowrap">
          {trail.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Back"
              onClick={() => void actions.back()}
            >
              <IconArrowLeft size={18} />
            </ActionIcon>
          )}
          <span className={classes['title']}>
            {target?.kind === 'run' ? 'What this import feeds' : 'Where this figure comes from'}
          </span>
        </Group>
      }
      classNames={{
        content: classes['content'] ?? '',
        body: classes['body'] ?? '',
      }}
    >
      {error !== null && <ErrorPanel error={error} />}
      {shown === null && error === null && <Loader size="sm" aria-label="Loading" />}
      {shown?.kind === 'figure' && (
        <FigureView
          key={`${shown.figure.partner.key} ${shown.figure.code}`}
          {...shown}
          snapshot={snapshot}
          onFollow={(next) => void actions.follow(next)}
          onSwap={(next) => void actions.swap(next)}
        />
      )}
      {shown?.kind === 'run' && <RunView uses={shown.uses} />}
    </Drawer>
  );
};

import { ActionIcon, Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { TakeawayStore } from '#renderer/stores/takeaway-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import classes from './written-notice.module.css';

/** Where the last file went, and what is not in it. */
export const WrittenNotice = ({ store }: { readonly store: TakeawayStore }) => {
  const written = useStoreState(store, (state) => state.written);
  const { actions } = store;
  if (written === null) return null;
  const { path, leftOut } = written;
  return (
    <div className={classes['written']} role="status">
      <IconCheck size={15} aria-hidden />
      <span className={classes['path']}>
        Wrote {path}
        {leftOut.length > 0 && `. Left out: ${leftOut.join('; ')}.`}
      </span>
      <Button size="compact-xs" variant="subtle" onClick={() => actions.showInFolder(path)}>
        Show in folder
      </Button>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label="Dismiss"
        onClick={actions.dismiss}
      >
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
};

import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';

/** Drops what is shown and not saved; asleep while there is nothing of that. */
export const BackToSaved = ({ store }: { readonly store: ScoringStore }) => {
  const isSaved = useStoreState(store, ({ model, savedModel }) => model === savedModel);
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconArrowBackUp size={14} />}
      disabled={isSaved}
      onClick={store.actions.reset}
    >
      Back to saved
    </Button>
  );
};

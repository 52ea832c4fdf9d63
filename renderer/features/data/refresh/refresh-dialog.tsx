import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { RefreshStore } from '#renderer/stores/refresh-store.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { WorkProgress } from '#renderer/ui/work-progress.tsx';
import type { RefreshOutcome } from '#shared/sources/refresh-outcome.ts';
import { OutcomeView } from './outcome-view.tsx';

const sum = (outcomes: readonly RefreshOutcome[]): string => {
  const count = (status: RefreshOutcome['status']): number =>
    outcomes.filter((each) => each.status === status).length;
  const parts = [
    `${count('imported')} imported`,
    `${count('unchanged')} with nothing new`,
    ...(count('failed') === 0 ? [] : [`${count('failed')} failed`]),
    ...(count('unconfirmed') === 0 ? [] : [`${count('unconfirmed')} to be confirmed`]),
  ];
  return `${outcomes.length === 1 ? '1 source' : `${outcomes.length} sources`}: ${parts.join(', ')}. Each import is one step of undo.`;
};

/** Reading all folders again: how far it is, and then what each source brought. */
export const RefreshDialog = ({ store }: { readonly store: RefreshStore }) => {
  const { isOpen, work, outcomes, error } = useStoreState(store, (state) => state);
  const { actions } = store;
  const progress = work?.progress ?? null;
  const total = progress?.total ?? 0;
  return (
    <Modal opened={isOpen} onClose={actions.close} size={860} title="Refresh">
      <Stack gap="md">
        {work !== null && (
          <WorkProgress
            label={progress?.label ?? 'Looking into the folders'}
            share={total === 0 ? null : Math.min(1, (progress?.done ?? 0) / total)}
            onCancel={actions.cancel}
          />
        )}
        {error?.type === 'Cancelled' && (
          <Text size="sm" role="status">
            Stopped. Sources that were imported before stay imported; undo takes them back.
          </Text>
        )}
        {error !== null && error.type !== 'Cancelled' && <ErrorPanel error={error} />}
        {outcomes !== null && (
          <>
            <Text size="sm" role="status">
              {outcomes.length === 0
                ? 'No source has a folder yet. Give one to a source with its folder button.'
                : sum(outcomes)}
            </Text>
            {outcomes.map((outcome) => (
              <OutcomeView
                key={outcome.source}
                outcome={outcome}
                onConfirm={() => void actions.confirm(outcome.source)}
              />
            ))}
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={actions.close} data-autofocus>
            Close
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
};

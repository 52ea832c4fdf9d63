import { Alert, Button, Group, Loader, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import type { AppParts } from './app-parts.ts';
import { AsOfBanner } from './as-of-banner.tsx';
import classes from './banners.module.css';

/** What concerns the whole window: the engine is away, something failed. */
export const Banners = ({ parts }: { readonly parts: AppParts }) => {
  const { stores, commands } = parts;
  const connection = useStoreState(stores.workspace, (state) => state.connection);
  const isHealing = useStoreState(stores.workspace, (state) => state.isHealing);
  const lastError = useStoreState(stores.workspace, (state) => state.lastError);
  const isClosed = useStoreState(stores.workspace, (state) => state.workspace === null);
  const saveError = useStoreState(stores.scoring, (state) => state.saveError);
  /** The model shows at its own controls that it could not be saved. */
  const isShownThere = useStoreState(stores.view, (state) => state.place === 'model');

  return (
    <>
      {connection === 'gave-up' && (
        <div className={classes['banner']}>
          <Alert
            role="alert"
            color="red"
            icon={<IconPlugConnectedX size={18} />}
            title="The engine ended several times in a row"
          >
            <Group justify="space-between" gap="sm">
              <Text size="sm">
                Everything that was saved is safe. Nothing can be saved until it runs again.
              </Text>
              <Button color="red" onClick={() => commands.run('restart-engine')}>
                Restart the engine
              </Button>
            </Group>
          </Alert>
        </div>
      )}
      {(connection === 'gone' || (isHealing && connection !== 'gave-up')) && (
        <div className={classes['banner']} role="status">
          <Group gap="sm" className={classes['healing']}>
            <Loader size={14} color="orange" />
            <Text size="sm">
              The engine ended and is being started again. Everything that was saved is safe.
            </Text>
          </Group>
        </div>
      )}
      <AsOfBanner parts={parts} />
      {[
        { error: lastError, dismiss: stores.workspace.actions.dismissError },
        { error: isShownThere ? null : saveError, dismiss: stores.scoring.actions.dismissError },
      ].map(
        ({ error, dismiss }, index) =>
          error !== null && (
            <div key={index} className={classes['banner']}>
              <ErrorPanel
                error={error}
                onClose={dismiss}
                {...(error.type === 'WorkspaceRefused' && isClosed
                  ? {
                      action: (
                        <Button
                          size="xs"
                          variant="default"
                          onClick={() => commands.run('restore-backup')}
                        >
                          Restore a backup…
                        </Button>
                      ),
                    }
                  : {})}
              />
            </div>
          ),
      )}
    </>
  );
};

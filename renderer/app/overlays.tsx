import { lazy, Suspense } from 'react';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { AboutDialog } from './about-dialog.tsx';
import type { AppParts } from './app-parts.ts';
import { AsOfDialog } from './as-of-dialog.tsx';
import { BackupDialog } from './backups/backup-dialog.tsx';
import { RestoreDialog } from './backups/restore-dialog.tsx';
import { HistoryDrawer } from './history-drawer.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';

const LineageDrawer = lazy(() =>
  import('#renderer/features/lineage/lineage-drawer.tsx').then((module) => ({
    default: module.LineageDrawer,
  })),
);

/** What lies over the window: one at a time. */
export const Overlays = ({ parts }: { readonly parts: AppParts }) => {
  const { stores, info } = parts;
  const overlay = useStoreState(stores.view, (state) => state.overlay);
  const workspace = useStoreState(stores.workspace, (state) => state.workspace);
  const snapshot = useStoreState(stores.workspace, (state) => state.snapshot);
  const isTracing = useStoreState(stores.lineage, (state) => state.trail.length > 0);
  const backups = useStoreState(stores.backups, (state) => state);
  const close = (): void => stores.view.setState({ overlay: null });
  return (
    <>
      <ShortcutSheet isOpen={overlay === 'shortcuts'} info={info} onClose={close} />
      <AboutDialog isOpen={overlay === 'about'} info={info} onClose={close} />
      {backups.chosen !== null && (
        <RestoreDialog facts={backups.chosen} actions={stores.backups.actions} />
      )}
      {workspace !== null && (
        <>
          <HistoryDrawer
            isOpen={overlay === 'history'}
            history={workspace.history}
            isReadOnly={workspace.isReadOnly}
            onGoTo={(position) => void stores.workspace.actions.goTo(position)}
            onClose={close}
          />
          {isTracing && snapshot !== null && (
            <Suspense fallback={null}>
              <LineageDrawer store={stores.lineage} snapshot={snapshot} />
            </Suspense>
          )}
          {overlay === 'asOf' && (
            <AsOfDialog
              workspace={workspace}
              onShow={(day) => void stores.workspace.actions.showAsOf(day)}
              onClose={close}
            />
          )}
          {overlay === 'backups' && (
            <BackupDialog
              state={backups}
              actions={stores.backups.actions}
              workspaceName={workspace.name}
              onClose={close}
            />
          )}
          {overlay === 'rename' && (
            <RenameDialog
              name={workspace.name}
              onRename={(name) => void stores.workspace.actions.renameWorkspace(name)}
              onClose={close}
            />
          )}
        </>
      )}
    </>
  );
};

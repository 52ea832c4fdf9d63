import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { AppParts } from './app-parts.ts';
import { Banners } from './banners.tsx';
import { PlaceView } from './place-view.tsx';
import { Rail } from './rail.tsx';
import { StartFrame } from './start-frame.tsx';
import { StatusBar } from './status-bar.tsx';
import { WrittenNotice } from './written-notice.tsx';
import classes from './window-frame.module.css';

/** Rail, place and status bar; the start page while no workspace is open. */
export const WindowFrame = ({ parts }: { readonly parts: AppParts }) => {
  const workspace = useStoreState(parts.stores.workspace, (state) => state.workspace);
  return (
    <div className={classes['frame']}>
      <div className={classes['middle']}>
        {workspace !== null && <Rail parts={parts} />}
        <main className={classes['main']}>
          <Banners parts={parts} />
          <WrittenNotice store={parts.stores.takeaway} />
          <div className={classes['place']}>
            <Shown parts={parts} workspace={workspace} />
          </div>
        </main>
      </div>
      <StatusBar parts={parts} />
    </div>
  );
};

type ShownProps = { readonly parts: AppParts; readonly workspace: Workspace | null };

/** While the first workspace is on its way the status bar tells how far it is, and cancels it. */
const Shown = ({ parts, workspace }: ShownProps) => {
  const isLaunching = useStoreState(parts.stores.view, (state) => state.isLaunching);
  if (workspace !== null) return <PlaceView parts={parts} workspace={workspace} />;
  return isLaunching ? null : <StartFrame parts={parts} />;
};

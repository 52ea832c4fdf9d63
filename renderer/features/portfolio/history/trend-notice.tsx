import { Button } from '@mantine/core';
import type { HistoryStore } from '#renderer/stores/history-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { shareDone } from '#renderer/stores/workspace-store.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { WorkProgress } from '#renderer/ui/work-progress.tsx';
import classes from '../portfolio.module.css';

/** How far the measuring of the past is, or why there is none; nothing where all is shown. */
export const TrendNotice = ({ store }: { readonly store: HistoryStore }) => {
  const { work, isStopped, error } = useStoreState(store, (state) => state);
  const again = (
    <Button size="compact-xs" variant="default" onClick={() => void store.actions.again()}>
      Measure the past
    </Button>
  );
  if (work === null && !isStopped && error === null) return null;
  return (
    <div className={classes['notice']}>
      {work !== null && (
        <WorkProgress
          label={work.progress?.label ?? 'Measuring the past'}
          share={shareDone(work.progress)}
          onCancel={store.actions.cancel}
        />
      )}
      {isStopped && (
        <>
          <span className={classes['soft']}>The past was not measured to its end.</span> {again}
        </>
      )}
      {error !== null && <ErrorPanel error={error} action={again} />}
    </div>
  );
};

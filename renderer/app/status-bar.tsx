import { Button, Progress, Tooltip } from '@mantine/core';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { shareDone } from '#renderer/stores/workspace-store.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { AppParts } from './app-parts.ts';
import { dataState } from './data-state.ts';
import classes from './status-bar.module.css';

const connectionWords = {
  connecting: 'Engine starting',
  ready: 'Engine ready',
  gone: 'Engine restarting',
  'gave-up': 'Engine stopped',
} as const;

/** Which version of the model is scored by, or that it is a draft. */
const modelWords = ({ versions }: Workspace): string => {
  const same = versions.find(({ isDraft }) => isDraft);
  return same === undefined
    ? 'Model: a draft'
    : `Model: version ${same.number}${same.state === 'named' ? '' : `, ${same.state}`}`;
};

/** Which data are shown; what was imported last when it is pointed at. */
const DataState = ({ workspace }: { readonly workspace: Workspace }) => {
  const { text, details } = dataState(workspace);
  return details === null ? (
    <span>{text}</span>
  ) : (
    <Tooltip label={details}>
      <span>{text}</span>
    </Tooltip>
  );
};

/** What is open, whether it is saved, and what runs. */
export const StatusBar = ({ parts }: { readonly parts: AppParts }) => {
  const { stores, commands } = parts;
  const workspace = useStoreState(stores.workspace, (state) => state.workspace);
  const partners = useStoreState(
    stores.workspace,
    (state) => state.snapshot?.partnerKeys.length ?? null,
  );
  const isRevealed = useStoreState(stores.view, (state) => state.isRevealed);
  const isPresenting = useStoreState(stores.view, (state) => state.isPresenting);
  const busy = useStoreState(stores.workspace, (state) => state.busy);
  const connection = useStoreState(stores.workspace, (state) => state.connection);
  const isSaving = useStoreState(stores.scoring, (state) => state.isSaving);
  const isAhead = useStoreState(stores.scoring, ({ model, savedModel }) => model !== savedModel);
  const isSavingFutures = useStoreState(stores.futures, (state) => state.isSaving);

  const share = shareDone(busy?.progress ?? null);
  const saved =
    isSaving || isSavingFutures ? 'Saving…' : isAhead ? 'Not saved yet' : 'All changes saved';
  return (
    <footer className={classes['bar']} aria-label="Status">
      {workspace !== null && (
        <>
          <Tooltip label={workspace.path}>
            <span className={classes['name']}>{workspace.name}</span>
          </Tooltip>
          <span>{workspace.isReadOnly ? 'Read only' : saved}</span>
          <span>Revision {formatCount(workspace.revision)}</span>
          {workspace.versions.length > 0 && <span>{modelWords(workspace)}</span>}
          <DataState workspace={workspace} />
          {isRevealed && <span role="status">Sensitive values shown</span>}
          {partners !== null && <span>{formatCount(partners)} partners</span>}
        </>
      )}
      {isPresenting && (
        <span className={classes['task']} role="status">
          <span>Presenting: sensitive values stay hidden</span>
          <Button size="compact-xs" variant="subtle" onClick={() => commands.run('present')}>
            End
          </Button>
        </span>
      )}
      <span className={classes['space']} />
      {busy !== null && (
        <span className={classes['task']} role="status">
          <span>{busy.progress?.label ?? busy.label}</span>
          <Progress
            className={classes['progress']}
            aria-label={busy.label}
            size="sm"
            value={share === null ? 100 : share * 100}
            striped={share === null}
            animated={share === null}
          />
          <Button size="compact-xs" variant="subtle" onClick={busy.cancel}>
            Cancel
          </Button>
        </span>
      )}
      <span className={classes['engine']} data-state={connection}>
        {connectionWords[connection]}
      </span>
    </footer>
  );
};

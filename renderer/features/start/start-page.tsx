import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconFilePlus,
  IconFolderOpen,
  IconRocket,
  IconShieldCheck,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { RecentFile } from '#shared/ipc/shell-contract.ts';
import { folderOf, titleOf } from './recent-names.ts';
import classes from './start-page.module.css';

type StartPageProps = {
  readonly recentFiles: () => Promise<readonly RecentFile[]>;
  readonly forgetRecent: (path: string) => Promise<null>;
  /** A workspace is being opened. */
  readonly isBusy: boolean;
  readonly onNew: () => void;
  readonly onOpen: () => void;
  readonly onSample: () => void;
  readonly onVerify: () => void;
  readonly onOpenRecent: (path: string) => void;
};

/** Where a window begins: make a workspace, open one, or look at the sample. */
export const StartPage = (props: StartPageProps) => {
  const { recentFiles, forgetRecent, isBusy, onNew, onOpen, onSample, onVerify } = props;
  const [recent, setRecent] = useState<readonly RecentFile[] | null>(null);

  useEffect(() => {
    let isHere = true;
    void recentFiles().then((files) => {
      if (isHere) setRecent(files);
    });
    return () => {
      isHere = false;
    };
  }, [recentFiles]);

  const forget = async (path: string): Promise<void> => {
    await forgetRecent(path);
    setRecent(await recentFiles());
  };

  return (
    <div className={classes['page']}>
      <div className={classes['content']}>
        <header>
          <h1 className={classes['title']}>Tierwright</h1>
          <p className={classes['claim']}>
            Score partners, cut them into tiers, test the tiers in other futures and sign the
            result. Everything stays on this machine.
          </p>
        </header>
        <div className={classes['columns']}>
          <section aria-labelledby="start-actions">
            <h2 id="start-actions" className={classes['heading']}>
              Start
            </h2>
            <div className={classes['actions']}>
              <Button
                size="sm"
                justify="flex-start"
                leftSection={<IconRocket size={18} />}
                disabled={isBusy}
                onClick={onSample}
              >
                Open sample workspace
              </Button>
              <Button
                size="sm"
                variant="default"
                justify="flex-start"
                leftSection={<IconFilePlus size={18} />}
                disabled={isBusy}
                onClick={onNew}
              >
                New workspace…
              </Button>
              <Button
                size="sm"
                variant="default"
                justify="flex-start"
                leftSection={<IconFolderOpen size={18} />}
                disabled={isBusy}
                onClick={onOpen}
              >
                Open workspace…
              </Button>
              <Button
                size="sm"
                variant="default"
                justify="flex-start"
                leftSection={<IconShieldCheck size={18} />}
                onClick={onVerify}
              >
                Verify a proposal…
              </Button>
            </div>
            <p className={classes['hint']}>
              The sample is an invented programme of 240 partners, with data of five departments, a
              model and four futures.
            </p>
          </section>
          <section aria-labelledby="start-recent">
            <h2 id="start-recent" className={classes['heading']}>
              Recent
            </h2>
            {recent?.length === 0 && (
              <p className={classes['hint']}>Workspaces that you open are listed here.</p>
            )}
            <ul className={classes['recent']}>
              {recent?.map((file) => (
                <RecentItem
                  key={file.path}
                  file={file}
                  isBusy={isBusy}
                  onOpen={() => props.onOpenRecent(file.path)}
                  onForget={() => void forget(file.path)}
                />
              ))}
            </ul>
          </section>
        </div>
      </div>
    </div>
  );
};

type RecentItemProps = {
  readonly file: RecentFile;
  readonly isBusy: boolean;
  readonly onOpen: () => void;
  readonly onForget: () => void;
};

const RecentItem = ({ file, isBusy, onOpen, onForget }: RecentItemProps) => (
  <li className={classes['item']} data-missing={!file.exists || undefined}>
    <button
      type="button"
      className={classes['open']}
      disabled={isBusy || !file.exists}
      title={file.path}
      onClick={onOpen}
    >
      <span className={classes['name']}>{titleOf(file.path)}</span>
      <span className={classes['folder']}>
        {file.exists ? folderOf(file.path) : `Not there any more: ${folderOf(file.path)}`}
      </span>
    </button>
    <Tooltip label="Remove from the list">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Remove ${titleOf(file.path)} from the list`}
        onClick={onForget}
      >
        <IconX size={14} />
      </ActionIcon>
    </Tooltip>
  </li>
);

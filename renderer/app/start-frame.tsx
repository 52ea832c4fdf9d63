import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { StartPage } from '#renderer/features/start/start-page.tsx';
import type { AppParts } from './app-parts.ts';
import { VerifyView } from './places.tsx';
import { takeDroppedFile } from './take-dropped-file.ts';
import classes from './start-frame.module.css';

/** Without a workspace: the start page, or the check of somebody's proposal. */
export const StartFrame = ({ parts }: { readonly parts: AppParts }) => {
  const { stores, commands, shell } = parts;
  const decide = useStoreState(stores.decide, (state) => state);
  const busy = useStoreState(stores.workspace, (state) => state.busy);

  if (decide.view === 'verify') {
    return (
      <>
        <PageHeader
          title="Verify a proposal"
          actions={
            <Button
              variant="default"
              leftSection={<IconArrowLeft size={16} />}
              onClick={() => stores.decide.actions.reset()}
            >
              Start page
            </Button>
          }
        />
        <div className={classes['verify']}>
          <VerifyView
            page={decide.verifierPage}
            verifying={decide.verifying}
            report={decide.verification}
            actions={stores.decide.actions}
            onDropFile={(file) => void takeDroppedFile(file, parts)}
          />
        </div>
      </>
    );
  }
  return (
    <StartPage
      recentFiles={shell.recentFiles}
      forgetRecent={shell.forgetRecent}
      isBusy={busy !== null}
      onNew={() => commands.run('new-workspace')}
      onOpen={() => commands.run('open-workspace')}
      onSample={() => commands.run('open-sample')}
      onVerify={() => commands.run('verify-proposal')}
      onOpenRecent={(path) => void stores.workspace.actions.openWorkspace(path)}
    />
  );
};

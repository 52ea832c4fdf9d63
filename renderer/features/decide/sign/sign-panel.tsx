import { Button, Group, Text, TextInput, Textarea } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { QualityAlert } from '#shared/model/quality.ts';
import type { CycleStore } from '#renderer/stores/cycle-store.ts';
import type { DecideActions, DecideState } from '#renderer/stores/decide-store.ts';
import type { ProposalRecord } from '#shared/model/proposal.ts';
import type { SensitiveThing } from '#shared/model/sensitivity.ts';
import { proposalFileName } from '../content/file-name.ts';
import { IdentityCard } from '../identity/identity-card.tsx';
import { CycleSelect } from '../cycle/cycle-select.tsx';
import { PreviousSelect } from '../previous-select.tsx';
import { IdentityForm } from '../identity/identity-form.tsx';
import { BlockingNotice } from './blocking-notice.tsx';
import { SignDialog } from './sign-dialog.tsx';
import classes from '../decide.module.css';

type SignPanelProps = {
  readonly state: DecideState;
  readonly actions: DecideActions;
  readonly isReadOnly: boolean;
  readonly cycles: CycleStore;
  /** What of the proposal is sensitive. */
  readonly things: readonly SensitiveThing[];
  /** Proposals that were written before. */
  readonly records: readonly ProposalRecord[];
  /** Open alerts on the data that stop a proposal; null while they are not known yet. */
  readonly blocking: readonly QualityAlert[] | null;
  readonly onOpenData: () => void;
};

/** Title, rationale, signer and signature of the next proposal. */
export const SignPanel = (props: SignPanelProps) => {
  const { state, actions, isReadOnly, cycles, things, records, blocking, onOpenData } = props;
  const { identity, identityWork, title, rationale, previous, despite, signing } = state;
  const isBlocked = blocking !== null && blocking.length > 0;
  const [isAsking, setIsAsking] = useState(false);

  useEffect(() => {
    if (identity === 'unknown' && !identityWork.isBusy && identityWork.error === null) {
      void actions.loadIdentity();
    }
  }, [actions, identity, identityWork]);

  const known = identity === 'unknown' ? null : identity;
  const missing = isReadOnly
    ? 'This workspace is open for reading only.'
    : title.trim() === ''
      ? 'Give the proposal a title.'
      : known === null
        ? 'Make your key first.'
        : blocking === null
          ? 'Looking at the alerts on the data.'
          : isBlocked && despite.trim() === ''
            ? 'Give the reason to go on despite open alerts.'
            : null;

  return (
    <>
      <Panel title="Proposal">
        <CycleSelect store={cycles} value={state.cycle} onChange={actions.setCycle} />
        <TextInput
          label="Title"
          placeholder="Partner tiers, first half of 2026"
          maxLength={200}
          value={title}
          onChange={({ currentTarget }) => actions.setTitle(currentTarget.value)}
        />
        <Textarea
          mt="sm"
          label="Rationale"
          description="Why these tiers, in words that the approvers can repeat"
          autosize
          minRows={4}
          maxRows={12}
          maxLength={20_000}
          value={rationale}
          onChange={({ currentTarget }) => actions.setRationale(currentTarget.value)}
        />
        <PreviousSelect records={records} value={previous} onChange={actions.setPrevious} />
        {isBlocked && (
          <BlockingNotice
            alerts={blocking}
            reason={despite}
            onReason={actions.setDespite}
            onOpenData={onOpenData}
          />
        )}
        <Group mt="md" gap="sm" wrap="nowrap">
          <Button
            leftSection={<IconSignature size={16} />}
            disabled={missing !== null}
            onClick={() => setIsAsking(true)}
          >
            Sign and save…
          </Button>
          {missing !== null && (
            <Text size="xs" c="dimmed">
              {missing}
            </Text>
          )}
        </Group>
      </Panel>
      <Panel title={identity === null ? 'Your key' : 'Signer'}>
        {identity === 'unknown' ? (
          identityWork.error === null ? (
            <Text size="sm" c="dimmed" role="status">
              Looking for your key
            </Text>
          ) : (
            <div className={classes['stack']}>
              <ErrorPanel error={identityWork.error} />
              <Button variant="default" onClick={() => void actions.loadIdentity()}>
                Try again
              </Button>
            </div>
          )
        ) : identity === null ? (
          <IdentityForm work={identityWork} actions={actions} />
        ) : (
          <IdentityCard identity={identity} />
        )}
      </Panel>
      {isAsking && known !== null && (
        <SignDialog
          identity={known}
          title={title.trim()}
          suggestedName={proposalFileName(title)}
          things={things}
          signing={signing}
          actions={actions}
          onClose={() => {
            actions.cancel();
            setIsAsking(false);
          }}
        />
      )}
    </>
  );
};

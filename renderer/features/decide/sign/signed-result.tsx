import { Alert, Button, Group, Text } from '@mantine/core';
import { IconCheck, IconFolderOpen } from '@tabler/icons-react';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { baseName } from '#renderer/stores/import-store.ts';
import type { ProposalRecord, SignerIdentity } from '#shared/model/proposal.ts';
import { verifyCommands } from './verify-commands.ts';
import classes from '../decide.module.css';

type SignedResultProps = {
  readonly record: ProposalRecord;
  readonly identity: SignerIdentity | null;
  readonly onShow: () => void;
  readonly onNext: () => void;
};

/** The proposal that was just signed: where it lies, what to compare, how anybody verifies it. */
export const SignedResult = ({ record, identity, onShow, onNext }: SignedResultProps) => {
  const commands = verifyCommands(baseName(record.path));
  return (
    <Alert color="teal" icon={<IconCheck size={18} />} title={`“${record.title}” is signed`}>
      <Text size="sm" className={classes['path']}>
        {record.path}
      </Text>
      <div className={classes['hash']}>
        <span>SHA-256 of proposal.json</span>
        <code>{record.sha256}</code>
        <CopyText text={record.sha256} what="SHA-256" />
      </div>
      {identity !== null && (
        <div className={classes['hash']}>
          <span>Fingerprint of {record.signerName}’s certificate</span>
          <code>{identity.certificateFingerprint}</code>
          <CopyText text={identity.certificateFingerprint} what="fingerprint" />
        </div>
      )}
      <Text size="xs" c="dimmed" mb={4}>
        Anybody can verify it without Tierwright:
      </Text>
      <div className={classes['commands']}>
        <pre tabIndex={0} aria-label="Commands that verify the proposal">
          {commands}
        </pre>
        <span className={classes['copyCommands']}>
          <CopyText text={commands} what="commands" />
        </span>
      </div>
      <Group mt="md" gap="sm">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFolderOpen size={14} />}
          onClick={onShow}
        >
          Show in folder
        </Button>
        <Button size="xs" variant="subtle" onClick={onNext}>
          Prepare another proposal
        </Button>
      </Group>
    </Alert>
  );
};

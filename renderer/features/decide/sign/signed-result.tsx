import { Button, Group, Text } from '@mantine/core';
import { IconCheck, IconFolderOpen } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { baseName } from '#renderer/stores/import-store.ts';
import type { ProposalRecord, SignerIdentity } from '#shared/model/proposal.ts';
import { verifyCommands } from './verify-commands.ts';
import { HashLine } from '../hash-line.tsx';
import classes from '../decide.module.css';

type SignedResultProps = {
  readonly record: ProposalRecord;
  readonly identity: SignerIdentity | null;
  readonly onShow: () => void;
  readonly onNext: () => void;
};

/** The proposal that was just signed: where it lies, what to compare, how anybody verifies it. */
export const SignedResult = ({ record, identity, onShow, onNext }: SignedResultProps) => {
  const place = useRef<HTMLDivElement>(null);
  // The form that was signed stands further down.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'end' });
    place.current?.focus({ preventScroll: true });
  }, [record.id]);
  const commands = verifyCommands(baseName(record.path));
  return (
    <div ref={place} tabIndex={-1} className={classes['signed']}>
      <Notice
        tone="success"
        role="status"
        icon={<IconCheck size={18} />}
        title={`“${record.title}” is signed`}
      >
        <Text size="sm" className={classes['path']}>
          {record.path}
        </Text>
        <HashLine label="SHA-256 of proposal.json" text={record.sha256} what="SHA-256" />
        {identity !== null && (
          <HashLine
            label={`Fingerprint of ${record.signerName}’s certificate`}
            text={identity.certificateFingerprint}
            what="fingerprint"
          />
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
      </Notice>
    </div>
  );
};

import { Button, Group, Stack, Text } from '@mantine/core';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount, formatOf } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import { unbroken } from '#renderer/ui/unbroken.ts';
import { describeHeaderChanges } from '#shared/intake/headers/header-changes.ts';
import type { RefreshOutcome, RefreshStatus } from '#shared/sources/refresh-outcome.ts';
import { ChangesView } from './changes-view.tsx';

type OutcomeViewProps = {
  readonly outcome: RefreshOutcome;
  readonly onConfirm: () => void;
};

const statusNames: Readonly<Record<RefreshStatus, string>> = {
  imported: 'Imported',
  found: 'New files',
  unchanged: 'Nothing new',
  unconfirmed: 'Folder not confirmed',
  failed: 'Failed',
};

/** What a refresh did with one source. */
export const OutcomeView = ({ outcome, onConfirm }: OutcomeViewProps) => {
  const { source, folder, status, report, changes, error } = outcome;
  const isWarning = status === 'failed' || status === 'unconfirmed';
  return (
    <Panel
      title={source}
      description={folder}
      actions={
        isWarning ? (
          <WarningTag>{statusNames[status]}</WarningTag>
        ) : (
          <Text size="sm" c="dimmed">
            {statusNames[status]}
          </Text>
        )
      }
    >
      <Stack gap="xs">
        {report !== null && status === 'imported' && (
          <Text size="sm">
            {formatOf(report.rowsAccepted, report.rowsRead)} rows accepted,{' '}
            {formatCount(report.rowsRejected)} rejected.
          </Text>
        )}
        {report?.findings.headerChanges.flatMap((each) =>
          describeHeaderChanges(each).map((sentence) => (
            <Text key={`${each.fileName}:${sentence}`} size="sm">
              {each.fileName}: {unbroken(sentence)}
            </Text>
          )),
        )}
        {changes !== null && <ChangesView changes={changes} />}
        {error !== null && <ErrorPanel error={error} />}
        {status === 'unconfirmed' && (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">
              A workspace may name any folder, so each is read only after you chose it once on this
              computer.
            </Text>
            <Button size="xs" variant="default" onClick={onConfirm}>
              Choose the folder…
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  );
};

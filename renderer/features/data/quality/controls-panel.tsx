import { ActionIcon, Button, Text, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { QualityActions } from '#renderer/stores/quality-store.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatNumber } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ControlCheck, QualityReport } from '#shared/model/quality.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import { ControlDialog } from './control-dialog.tsx';

type ControlsPanelProps = {
  readonly report: QualityReport;
  readonly isReadOnly: boolean;
  readonly actions: QualityActions;
};

const differenceOf = ({ accepted, total }: ControlCheck): number => (accepted ?? 0) - total;

/** Control totals of the newest imports beside what was accepted. */
export const ControlsPanel = ({ report, isReadOnly, actions }: ControlsPanelProps) => {
  const [isAsking, setIsAsking] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const columns = report.columns.filter(({ headers }) => headers.length > 0);
  const sourceOf = (runId: number): string =>
    report.columns.find((each) => each.runId === runId)?.source ?? '';
  return (
    <Panel
      title="Control totals"
      description="What a column of an import should come to, as somebody knows it from elsewhere, beside the sum of the accepted rows."
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={isReadOnly || columns.length === 0}
          onClick={() => setIsAsking(true)}
        >
          New control total…
        </Button>
      }
    >
      {error !== null && <ErrorPanel error={error} onClose={() => setError(null)} />}
      {report.controls.length === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          None yet.
        </Text>
      ) : (
        <PlainTable
          label="Control totals"
          head={
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Column</th>
              <th scope="col" data-align="end">
                Should be
              </th>
              <th scope="col" data-align="end">
                Accepted
              </th>
              <th scope="col" data-align="end">
                Difference
              </th>
              <th scope="col">
                <VisuallyHidden>Actions</VisuallyHidden>
              </th>
            </tr>
          }
        >
          {report.controls.map((control) => {
            const { runId, header, total, accepted, tolerance, isHidden, holds } = control;
            const difference = isHidden ? maskText : formatNumber(differenceOf(control), 2);
            return (
              <tr key={`${runId} ${header}`}>
                <th scope="row">{sourceOf(runId)}</th>
                <td>{header}</td>
                <td data-align="end">{formatNumber(total, 2)}</td>
                <td data-align="end">
                  {isHidden ? maskText : accepted === null ? '–' : formatNumber(accepted, 2)}
                </td>
                <td data-align="end">
                  {holds ? difference : <WarningTag>{difference}</WarningTag>}
                </td>
                <td data-align="end">
                  <ActionIcon
                    variant="subtle"
                    aria-label={`Forget the control total of ${header}`}
                    disabled={isReadOnly}
                    onClick={() =>
                      void actions
                        .saveControl({ runId, header, total: null, tolerance })
                        .then(setError)
                    }
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </td>
              </tr>
            );
          })}
        </PlainTable>
      )}
      {isAsking && (
        <ControlDialog
          columns={columns}
          onSave={actions.saveControl}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Panel>
  );
};

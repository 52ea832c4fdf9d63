import { NativeSelect, NumberInput, SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { readNumber } from '#renderer/ui/read-number.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ControlColumns, ControlTotal } from '#shared/model/quality.ts';

type ControlDialogProps = {
  /** Sources with a column of numbers. */
  readonly columns: readonly ControlColumns[];
  readonly onSave: (control: ControlTotal) => Promise<AppError | null>;
  readonly onClose: () => void;
};

/** Says what a column of the newest import of a source should come to. */
export const ControlDialog = ({ columns, onSave, onClose }: ControlDialogProps) => {
  const [runId, setRunId] = useState(columns[0]?.runId ?? 0);
  const [chosen, setChosen] = useState('');
  const [total, setTotal] = useState<number | null>(null);
  const [tolerance, setTolerance] = useState(0);
  const [error, setError] = useState<AppError | null>(null);
  const headers = columns.find((each) => each.runId === runId)?.headers ?? [];
  const header = headers.includes(chosen) ? chosen : (headers[0] ?? '');
  const save = async (): Promise<void> => {
    if (total === null) return;
    const failed = await onSave({ runId, header, total, tolerance });
    if (failed === null) onClose();
    else setError(failed);
  };
  return (
    <FormDialog
      title="Control total"
      error={error}
      action="Compare"
      isReady={total !== null && header !== ''}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <SimpleGrid cols={2} spacing="sm">
        <NativeSelect
          label="Source"
          description="Its newest import is compared."
          data={columns.map(({ source, runId: id }) => ({ value: String(id), label: source }))}
          value={String(runId)}
          onChange={({ currentTarget }) => setRunId(Number(currentTarget.value))}
        />
        <NativeSelect
          label="Column"
          description="Its sum over all accepted rows."
          data={[...headers]}
          value={header}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
        <NumberInput
          label="Should come to"
          description="As the sender or the ledger says."
          thousandSeparator=","
          hideControls
          data-autofocus
          value={total ?? ''}
          onChange={(value) => setTotal(readNumber(value))}
        />
        <NumberInput
          label="Tolerance"
          description="Most difference that is not worth a word."
          thousandSeparator=","
          hideControls
          min={0}
          value={tolerance}
          onChange={(value) => {
            if (typeof value === 'number') setTolerance(value);
          }}
        />
      </SimpleGrid>
    </FormDialog>
  );
};

import { Button, Group, Modal, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import type { ImportActions } from '#renderer/stores/import-store.ts';
import { guessRateColumns, rateRecipe, type RateColumns } from '#shared/intake/rate-columns.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ImportPreview } from '#shared/model/import-run.ts';
import type { RateQuote } from '#shared/model/rate-table.ts';

/** A file of rates that was looked at. */
export type RatesFile = {
  readonly path: string;
  readonly name: string;
  readonly preview: ImportPreview;
};

type RatesDialogProps = {
  readonly file: RatesFile;
  /** The base currency of today, '' before there is one. */
  readonly base: string;
  readonly importRates: ImportActions['importRates'];
  readonly onClose: () => void;
};

const columnFields = [
  { field: 'currency', label: 'Currency', type: 'text' },
  { field: 'day', label: 'Day', type: 'date' },
  { field: 'rate', label: 'Rate', type: 'number' },
] as const;

/** Says what the three columns of a table of rates are and takes it in. */
export const RatesDialog = ({ file, base, importRates, onClose }: RatesDialogProps) => {
  const { preview } = file;
  const [columns, setColumns] = useState<RateColumns>(() => guessRateColumns(preview));
  const [draftBase, setDraftBase] = useState(base);
  const [quote, setQuote] = useState<RateQuote>('basePerUnit');
  const [error, setError] = useState<AppError | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const named = draftBase.trim().toUpperCase();
  const isComplete =
    /^[A-Z]{3}$/u.test(named) && Object.values(columns).every((each) => each !== '');
  const submit = async (): Promise<void> => {
    setIsRunning(true);
    const failure = await importRates({
      path: file.path,
      recipe: rateRecipe(preview.guess, columns),
      base: named,
      quote,
    });
    setIsRunning(false);
    if (failure === null) onClose();
    else setError(failure);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Import rates from ${file.name}`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Group grow align="flex-end">
          {columnFields.map(({ field, label, type }) => {
            const headers = preview.columns
              .filter((column) => column.type === type)
              .map(({ header }) => header);
            return (
              <NativeSelect
                key={field}
                size="xs"
                label={label}
                data={headers.length === 0 ? [{ value: '', label: `no ${type} column` }] : headers}
                value={columns[field]}
                onChange={({ currentTarget }) =>
                  setColumns((old) => ({ ...old, [field]: currentTarget.value }))
                }
              />
            );
          })}
        </Group>
        <Group grow align="flex-end" mt="sm">
          <TextInput
            size="xs"
            label="Base currency of the programme"
            placeholder="EUR"
            maxLength={3}
            data-autofocus
            value={draftBase}
            onChange={({ currentTarget }) => setDraftBase(currentTarget.value)}
          />
          <NativeSelect
            size="xs"
            label="A rate says"
            data={[
              { value: 'basePerUnit', label: `how many ${named || 'base'} one unit is worth` },
              { value: 'unitsPerBase', label: `how many units one ${named || 'base'} is worth` },
            ]}
            value={quote}
            onChange={({ currentTarget }) => setQuote(currentTarget.value as RateQuote)}
          />
        </Group>
        <Text size="xs" c="dimmed" mt="xs">
          These rates replace the ones before for the next imports. Figures that were imported
          already keep the rates that made them.
        </Text>
        {error !== null && <ErrorPanel error={error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isComplete} loading={isRunning}>
            Import rates
          </Button>
        </Group>
      </form>
    </Modal>
  );
};

import { Button, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { ImportActions } from '#renderer/stores/import-store.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { RateSummary } from '#shared/model/rate-table.ts';
import { RatesDialog, type RatesFile } from './rates-dialog.tsx';

type RatesPanelProps = {
  readonly rates: RateSummary | null;
  readonly isReadOnly: boolean;
  readonly actions: Pick<ImportActions, 'chooseRates' | 'importRates'>;
};

/** The rates by which amounts of several currencies become one, and how to bring new ones in. */
export const RatesPanel = ({ rates, isReadOnly, actions }: RatesPanelProps) => {
  const [file, setFile] = useState<RatesFile | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const choose = async (): Promise<void> => {
    const chosen = await actions.chooseRates();
    if (chosen === null) return;
    setError(chosen.ok ? null : chosen.error);
    setFile(chosen.ok ? chosen.value : null);
  };
  return (
    <Panel
      title="Currencies"
      description={
        rates === null
          ? 'A metric whose amounts are in several currencies needs rates: a file with a currency, a day and a rate.'
          : `The programme counts in ${rates.base}; rates from ${rates.fileName}.`
      }
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileImport size={14} />}
          disabled={isReadOnly}
          onClick={() => void choose()}
        >
          Import rates…
        </Button>
      }
    >
      {error !== null && <ErrorPanel error={error} onClose={() => setError(null)} />}
      {rates === null ? (
        <Text size="sm" c="dimmed" p="md">
          No rates yet.
        </Text>
      ) : (
        <PlainTable
          label="Rates"
          head={
            <tr>
              <th scope="col">Currency</th>
              <th scope="col" data-align="end" data-narrow>
                Rates
              </th>
              <th scope="col">From</th>
              <th scope="col">To</th>
            </tr>
          }
        >
          {rates.currencies.map(({ code, rates: count, from, to }) => (
            <tr key={code}>
              <th scope="row">{code}</th>
              <td data-align="end">{formatCount(count)}</td>
              <td>{from}</td>
              <td>{to}</td>
            </tr>
          ))}
        </PlainTable>
      )}
      {file !== null && (
        <RatesDialog
          file={file}
          base={rates?.base ?? ''}
          importRates={actions.importRates}
          onClose={() => setFile(null)}
        />
      )}
    </Panel>
  );
};

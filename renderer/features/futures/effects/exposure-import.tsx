import { Button, FileButton, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import { readExposureTable, type ExposureTable } from '#shared/scenario/read-exposure-table.ts';
import classes from '../futures.module.css';

type ExposureImportProps = {
  readonly partnerKeys: readonly string[];
  readonly onTake: (exposures: ExposureTable['exposures']) => void;
};

type Outcome = { readonly name: string; readonly table: ExposureTable };

const mostProblems = 12;

/** Exposures of a CSV file as said by hand: all that can be, or none and why, line by line. */
export const ExposureImport = ({ partnerKeys, onTake }: ExposureImportProps) => {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const take = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const table = readExposureTable(await file.text(), partnerKeys);
    if (table.problems.length === 0) onTake(table.exposures);
    setOutcome({ name: file.name, table });
  };
  const problems = outcome?.table.problems ?? [];
  return (
    <div style={{ marginTop: 8 }}>
      <FileButton accept=".csv,text/csv" onChange={(file) => void take(file)}>
        {(props) => (
          <Button
            {...props}
            size="compact-xs"
            variant="default"
            leftSection={<IconFileImport size={13} />}
          >
            Import exposures from CSV…
          </Button>
        )}
      </FileButton>
      <Text span size="xs" c="dimmed" ml="sm">
        Columns key and exposure, in percent; the table of exposures is exported under Drivers.
      </Text>
      {outcome !== null && problems.length === 0 && (
        <Text size="xs" role="status" mt={4}>
          {formatCount(outcome.table.exposures.length)} exposures of {outcome.name} are said by
          hand.
        </Text>
      )}
      {outcome !== null && problems.length > 0 && (
        <div className={classes['sentence']} role="alert">
          <Text size="sm">Nothing was imported from {outcome.name}:</Text>
          <ul className={classes['problems']}>
            {problems.slice(0, mostProblems).map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                Line {line}: {message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
};

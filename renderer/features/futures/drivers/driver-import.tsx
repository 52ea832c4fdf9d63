import { Button, FileButton, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { Driver } from '#shared/model/futures.ts';
import { readDriverTable, type DriverTable } from '#shared/scenario/read-driver-table.ts';
import classes from '../futures.module.css';

type DriverImportProps = {
  readonly taken: readonly string[];
  readonly onAdd: (drivers: readonly Omit<Driver, 'id'>[]) => void;
};

/** Drivers of a CSV file: all that can be, or none and why, line by line. */
export const DriverImport = ({ taken, onAdd }: DriverImportProps) => {
  const [refused, setRefused] = useState<{
    readonly name: string;
    readonly problems: DriverTable['problems'];
  } | null>(null);
  const take = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const { drivers, problems } = readDriverTable(await file.text(), taken);
    const nothing = { line: 1, message: 'The file has no driver below its first row.' };
    if (problems.length === 0 && drivers.length > 0) {
      setRefused(null);
      onAdd(drivers);
    } else setRefused({ name: file.name, problems: problems.length > 0 ? problems : [nothing] });
  };
  return (
    <div>
      <FileButton accept=".csv,text/csv" onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} size="xs" variant="default" leftSection={<IconFileImport size={14} />}>
            Import drivers from CSV…
          </Button>
        )}
      </FileButton>
      <Text span size="xs" c="dimmed" ml="sm">
        Columns: name, theme, unit, baseline, low, high and, if you like, shape.
      </Text>
      {refused !== null && (
        <div className={classes['sentence']} role="alert">
          <Text size="sm">Nothing was imported from {refused.name}:</Text>
          <ul className={classes['problems']}>
            {refused.problems.slice(0, 12).map(({ line, message }) => (
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

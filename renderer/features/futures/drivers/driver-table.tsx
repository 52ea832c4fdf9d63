import { ActionIcon, Text, VisuallyHidden } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { Driver, Effect } from '#shared/model/futures.ts';
import type { FuturesFinding } from '#shared/scenario/futures-finding.ts';
import { FindingList } from '../finding-list.tsx';
import { themeNames } from './driver-templates.ts';

type DriverTableProps = {
  readonly drivers: readonly Driver[];
  readonly effects: readonly Effect[];
  readonly findings: readonly FuturesFinding[];
  readonly selectedId: Driver['id'] | null;
  readonly onSelect: (driver: Driver) => void;
  readonly onEdit: (driver: Driver) => void;
  readonly onRemove: (driver: Driver) => void;
};

const figure = (value: number): string => value.toString().replace('-', '−');

/** Every driver with its range and how many effects hang on it. */
export const DriverTable = (props: DriverTableProps) => {
  const { drivers, effects, findings, selectedId, onSelect, onEdit, onRemove } = props;
  return (
    <PlainTable
      label="Drivers"
      head={
        <tr>
          <th scope="col">Driver</th>
          <th scope="col">Theme</th>
          <th scope="col">Unit</th>
          <th scope="col" data-align="end">
            Low
          </th>
          <th scope="col" data-align="end">
            Baseline
          </th>
          <th scope="col" data-align="end">
            High
          </th>
          <th scope="col" data-align="end">
            Effects
          </th>
          <th scope="col">
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      }
    >
      {drivers.map((driver) => {
        const count = effects.filter(({ driverId }) => driverId === driver.id).length;
        return (
          <tr key={driver.id} data-selected={driver.id === selectedId || undefined}>
            <th scope="row">
              <button
                type="button"
                data-row-button
                aria-pressed={driver.id === selectedId}
                onClick={() => onSelect(driver)}
              >
                {driver.name}
              </button>
              <FindingList findings={findings} about={driver.id} />
            </th>
            <td>
              <Text span size="sm">
                {themeNames[driver.theme]}
              </Text>
            </td>
            <td>{driver.unit === '' ? '–' : driver.unit}</td>
            <td data-align="end">{figure(driver.low)}</td>
            <td data-align="end">{figure(driver.baseline)}</td>
            <td data-align="end">{figure(driver.high)}</td>
            <td data-align="end">{count === 0 ? <WarningTag>none</WarningTag> : count}</td>
            <td data-align="end" data-nowrap>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Edit ${driver.name}`}
                onClick={() => onEdit(driver)}
              >
                <IconPencil size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove ${driver.name}`}
                onClick={() => onRemove(driver)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </td>
          </tr>
        );
      })}
    </PlainTable>
  );
};

import { Button, Group, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';

/** What is listed: it is known by its id and called by its name. */
type Named = { readonly id: string; readonly name: string };

export type RecordColumn<T> = {
  readonly name: string;
  readonly isNumber?: boolean;
  readonly read: (record: T) => ReactNode;
};

/** A record that is new or changed, and how its form ends. */
export type EditedRecord<T> = {
  readonly record: T;
  readonly isNew: boolean;
  readonly onSave: (record: T) => void;
  readonly onClose: () => void;
};

type RecordPanelProps<T extends Named> = {
  readonly title: string;
  readonly description: string;
  /** What one is called within a sentence, such as `play`. */
  readonly noun: string;
  /** Said while there is none. */
  readonly empty: string;
  readonly records: readonly T[];
  /** Behind the name, which is the first column. */
  readonly columns: readonly RecordColumn<T>[];
  /** Buttons before the one that makes a new one. */
  readonly actions?: ReactNode;
  /** What can be done to one beside editing and removing it; null for nothing. */
  readonly step: (record: T) => { readonly name: string; readonly run: () => void } | null;
  readonly create: () => T;
  /** Keeps one, under a name of the step of undo. */
  readonly onPut: (record: T, label: string) => void;
  readonly onRemove: (record: T, label: string) => void;
  readonly form: (edited: EditedRecord<T>) => ReactNode;
};

/** A table of records that are made, edited in a form of their own and removed, each as a step of undo. */
export const RecordPanel = <T extends Named>(props: RecordPanelProps<T>) => {
  const { title, description, noun, empty, records, columns, actions, step } = props;
  const { create, onPut, onRemove, form } = props;
  const [editing, setEditing] = useState<{ readonly record: T; readonly isNew: boolean } | null>(
    null,
  );
  const close = (): void => setEditing(null);
  const heading = title.replace(/s$/u, '');
  return (
    <>
      {editing !== null &&
        form({
          ...editing,
          onSave: (record) => {
            onPut(record, `${editing.isNew ? 'Add' : 'Change'} ${noun} ${record.name}`);
            close();
          },
          onClose: close,
        })}
      <Panel
        title={title}
        description={description}
        actions={
          <Group gap="xs">
            {actions}
            <Button size="xs" onClick={() => setEditing({ isNew: true, record: create() })}>
              New {noun}
            </Button>
          </Group>
        }
      >
        {records.length === 0 ? (
          <Text size="sm" c="dimmed">
            {empty}
          </Text>
        ) : (
          <PlainTable
            label={title}
            head={
              <tr>
                <th scope="col">{heading}</th>
                {columns.map(({ name, isNumber }) => (
                  <th key={name} scope="col" data-align={isNumber === true ? 'end' : undefined}>
                    {name}
                  </th>
                ))}
                <th scope="col">Change</th>
              </tr>
            }
          >
            {records.map((record) => (
              <tr key={record.id}>
                <th scope="row">{record.name}</th>
                {columns.map(({ name, isNumber, read }) => (
                  <td key={name} data-align={isNumber === true ? 'end' : undefined}>
                    {read(record)}
                  </td>
                ))}
                <td data-narrow>
                  <RowActions
                    name={record.name}
                    step={step(record)}
                    onEdit={() => setEditing({ record, isNew: false })}
                    onRemove={() => onRemove(record, `Remove ${noun} ${record.name}`)}
                  />
                </td>
              </tr>
            ))}
          </PlainTable>
        )}
      </Panel>
    </>
  );
};

type RowActionsProps = {
  readonly name: string;
  readonly step: { readonly name: string; readonly run: () => void } | null;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

const RowActions = ({ name, step, onEdit, onRemove }: RowActionsProps) => (
  <Group gap={4} wrap="nowrap">
    <Button size="compact-xs" variant="subtle" aria-label={`Edit ${name}`} onClick={onEdit}>
      Edit
    </Button>
    {step !== null && (
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={`${step.name}: ${name}`}
        onClick={step.run}
      >
        {step.name}
      </Button>
    )}
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      aria-label={`Remove ${name}`}
      onClick={onRemove}
    >
      Remove
    </Button>
  </Group>
);

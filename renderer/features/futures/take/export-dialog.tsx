import { Checkbox, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { IncludeBoxes } from '#renderer/sensitive/include-boxes.tsx';
import type { WantedTable } from '#renderer/stores/takeaway-store.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { everyTable, subjectsOf } from '#shared/futures-report/every-table.ts';
import { tableNames } from '#shared/futures-report/table-request.ts';
import type { Take } from './take-context.ts';

type ExportDialogProps = {
  readonly take: Take;
  /** The foremost first; each of another kind. */
  readonly offered: readonly WantedTable[];
  readonly onClose: () => void;
};

const nameOf = ({ table, keys }: WantedTable): string => {
  const name =
    table.kind === 'movers' && table.scenarioId === null
      ? 'Movers of every scenario'
      : tableNames[table.kind];
  return keys === undefined ? name : `${name}: ${formatCount(keys.length)} partners as shown`;
};

/** Which tables are written, as a workbook or one as CSV. */
export const ExportDialog = ({ take, offered, onClose }: ExportDialogProps) => {
  const { workspace, runId, question, actions } = take;
  const { futures, sensitive, name } = workspace;
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx');
  const [unwanted, setUnwanted] = useState<readonly number[]>([]);
  const [wantsOthers, setWantsOthers] = useState(false);
  const [single, setSingle] = useState(0);
  // Asked each time: what was included once is not included again by itself.
  const [included, setIncluded] = useState<readonly string[]>([]);
  const others = everyTable(futures, runId, question).filter(
    ({ kind }) => !offered.some(({ table }) => table.kind === kind),
  );
  const tables: readonly WantedTable[] =
    format === 'csv'
      ? offered.slice(single, single + 1)
      : [
          ...offered.filter((_, index) => !unwanted.includes(index)),
          ...(wantsOthers ? others.map((table) => ({ table })) : []),
        ];
  const subjects = new Set(tables.flatMap(({ table }) => subjectsOf(table, futures)));
  const [first] = tables;
  const title =
    tables.length === 1 && first !== undefined ? tableNames[first.table.kind] : 'Futures';
  const write = (): void => {
    onClose();
    void actions.exportTables(`${name} - ${title}`, {
      ...{ format, tables },
      include: included.filter((id) => subjects.has(id)),
    });
  };
  return (
    <FormDialog
      title="Export from Futures"
      size="md"
      action="Choose where…"
      isReady={tables.length > 0}
      onSubmit={write}
      onClose={onClose}
    >
      <Stack gap="sm">
        <SegmentedControl
          size="xs"
          aria-label="File"
          data={[
            { value: 'xlsx', label: 'Excel workbook, with provenance' },
            { value: 'csv', label: 'CSV' },
          ]}
          value={format}
          onChange={(chosen) => setFormat(chosen === 'csv' ? 'csv' : 'xlsx')}
        />
        {format === 'csv' ? (
          <NativeSelect
            size="xs"
            label="Table"
            data={offered.map((each, index) => ({ value: String(index), label: nameOf(each) }))}
            value={String(single)}
            onChange={({ currentTarget }) => setSingle(Number(currentTarget.value))}
          />
        ) : (
          <Stack gap={6} role="group" aria-label="Tables">
            {offered.map((each, index) => (
              <Checkbox
                key={each.table.kind + String(index)}
                size="xs"
                label={nameOf(each)}
                checked={!unwanted.includes(index)}
                onChange={({ currentTarget }) => {
                  const { checked } = currentTarget;
                  setUnwanted((old) =>
                    checked ? old.filter((place) => place !== index) : [...old, index],
                  );
                }}
              />
            ))}
            {others.length > 0 && (
              <Checkbox
                size="xs"
                label="Every other table of Futures"
                description={others.map(({ kind }) => tableNames[kind]).join(', ')}
                checked={wantsOthers}
                onChange={({ currentTarget }) => setWantsOthers(currentTarget.checked)}
              />
            )}
          </Stack>
        )}
        <IncludeBoxes
          what="the file"
          things={sensitive.filter(({ id }) => subjects.has(id))}
          included={included}
          onChange={setIncluded}
        />
        <Text size="xs" c="dimmed">
          {format === 'csv'
            ? 'A CSV file holds one table. Only the workbook says where its figures come from.'
            : 'A sheet a table; the last says model, data, run and seed that they come from.'}
        </Text>
      </Stack>
    </FormDialog>
  );
};

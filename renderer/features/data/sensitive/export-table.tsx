import { Text } from '@mantine/core';
import { formatWhen } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { ExportRecord } from '#shared/model/sensitivity.ts';

/** What was written with sensitive values, newest first. */
export const ExportTable = ({ records }: { readonly records: readonly ExportRecord[] }) =>
  records.length === 0 ? (
    <Text size="sm" c="dimmed">
      Nothing yet.
    </Text>
  ) : (
    <PlainTable
      label="Written with sensitive values"
      maxHeight={320}
      head={
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col">Sensitive values in it</th>
          <th scope="col">Where to</th>
        </tr>
      }
    >
      {records.map(({ id, at, what, target, names }) => (
        <tr key={id}>
          <td data-nowrap>{formatWhen(at)}</td>
          <th scope="row">{what}</th>
          <td data-wide>{names.join(', ')}</td>
          <td data-wide>{target}</td>
        </tr>
      ))}
    </PlainTable>
  );

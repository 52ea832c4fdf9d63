import { Panel } from '#renderer/ui/panel.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { RateGap } from '#shared/model/rate-table.ts';

/** Amounts that no rate was found for, by metric and currency. */
export const RateGaps = ({ gaps }: { readonly gaps: readonly RateGap[] }) => (
  <Panel
    title="Amounts without a rate"
    description="Nothing is guessed for them: the partners of these rows get no number for the metric. Import the missing rates in the Metrics tab and check again."
  >
    <PlainTable
      label="Amounts without a rate"
      head={
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">Currency</th>
          <th scope="col" data-align="end" data-narrow>
            Rows
          </th>
          <th scope="col">First of them</th>
        </tr>
      }
    >
      {gaps.map(({ metric, currency, rows, first }) => (
        <tr key={`${metric} ${currency}`}>
          <th scope="row">{metric}</th>
          <td>{currency === '' ? 'blank' : currency}</td>
          <td data-align="end">{formatCount(rows)}</td>
          <td>
            {first
              .map(({ rowNumber, fileName }) =>
                fileName === undefined ? rowNumber : `${fileName} ${rowNumber}`,
              )
              .join(', ')}
            {rows > first.length ? ' …' : ''}
          </td>
        </tr>
      ))}
    </PlainTable>
  </Panel>
);

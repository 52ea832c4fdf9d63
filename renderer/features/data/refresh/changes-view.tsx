import { Stack, Text } from '@mantine/core';
import { useHidden } from '#renderer/sensitive/masks.tsx';
import { formatCount, formatNumber, formatOf } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { unbroken } from '#renderer/ui/unbroken.ts';
import type { RunChanges } from '#shared/model/run-changes.ts';
import { maskChanges } from '#shared/sensitivity/mask-report.ts';
import { describeChanges, percentOf } from '#shared/sources/describe-changes.ts';

const mostTierMoves = 50;

/** What an import changed: files, rows and partners in sentences, values and tiers in tables. */
export const ChangesView = ({ changes: all }: { readonly changes: RunChanges }) => {
  const changes = maskChanges(all, useHidden());
  const { metrics, tiers, threshold } = changes;
  const sentences = describeChanges({ ...changes, metrics: [], tiers: { count: 0, moves: [] } });
  const moves = tiers.moves.slice(0, mostTierMoves);
  return (
    <Stack gap="xs">
      <div>
        {sentences.slice(0, 3).map((sentence) => (
          <Text key={sentence} size="sm">
            {unbroken(sentence)}
          </Text>
        ))}
      </div>
      {metrics.length === 0 ? (
        <Text size="sm">{sentences[3]}</Text>
      ) : (
        <PlainTable
          label="Metrics that changed"
          head={
            <tr>
              <th scope="col">Metric</th>
              <th scope="col" data-align="end">
                Moved by more than {percentOf(threshold)}
              </th>
              <th scope="col" data-align="end">
                New values
              </th>
              <th scope="col" data-align="end">
                Without a value now
              </th>
              <th scope="col">Moved most</th>
            </tr>
          }
        >
          {metrics.map(({ code, name, unit, decimals, moved, appeared, lost, largest }) => (
            <tr key={code}>
              <th scope="row" data-nowrap>
                {unit === '' ? name : `${name} (${unit})`}
              </th>
              <td data-align="end">{formatCount(moved)}</td>
              <td data-align="end">{formatCount(appeared)}</td>
              <td data-align="end">{formatCount(lost)}</td>
              <td data-wide>
                {largest
                  .slice(0, 3)
                  .map(
                    ({ name: partner, before, after }) =>
                      `${partner}: ${formatNumber(before, decimals)} → ${formatNumber(after, decimals)}`,
                  )
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      {tiers.count === 0 ? (
        <Text size="sm">{sentences.at(-1)}</Text>
      ) : (
        <>
          <PlainTable
            label="Partners that change tier"
            maxHeight={280}
            head={
              <tr>
                <th scope="col">Changes tier</th>
                <th scope="col">From</th>
                <th scope="col">To</th>
              </tr>
            }
          >
            {moves.map(({ key, name, from, to }) => (
              <tr key={key}>
                <th scope="row" data-nowrap>
                  {name}
                </th>
                <td data-nowrap>{from === '' ? 'No tier' : from}</td>
                <td data-nowrap>{to === '' ? 'No tier' : to}</td>
              </tr>
            ))}
          </PlainTable>
          {tiers.count > moves.length && (
            <Text size="xs" c="dimmed">
              The first {formatOf(moves.length, tiers.count)}.
            </Text>
          )}
        </>
      )}
    </Stack>
  );
};

import { SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconSearch, IconTableShare } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import type { FuturesState, FuturesStore } from '#renderer/stores/futures-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { findRows } from '../result/sort-rows.ts';
import { compareColumns } from './compare-columns.ts';
import type { CompareSource } from './compare-source.ts';
import { comparedRows, scenarioColumns } from './scenario-columns.ts';
import classes from '../result/result.module.css';

type CompareViewProps = { readonly store: FuturesStore; readonly state: FuturesState };

/** Every partner in every scenario, side by side. */
export const CompareView = ({ store, state }: CompareViewProps) => {
  const { futures, today, futureById } = state;
  const [scope, setScope] = useState<'all' | 'differing'>('differing');
  const [find, setFind] = useState('');

  useEffect(() => {
    store.actions.compareAll();
  }, [store, futures, today]);

  const scenarios = useMemo(
    () => scenarioColumns(futures.scenarios, futureById),
    [futures.scenarios, futureById],
  );
  const source = useMemo(
    (): CompareSource | null =>
      today === null
        ? null
        : {
            rows: findRows(
              comparedRows(today.result, scenarios, scope === 'differing'),
              today.snapshot,
              find,
            ),
            snapshot: today.snapshot,
            today: today.result,
            tiers: today.model.tiers,
            scenarios,
          },
    [today, scenarios, scope, find],
  );
  const columns = useMemo(
    () => (today === null ? [] : compareColumns(today.result, scenarios)),
    [today, scenarios],
  );

  if (source === null || scenarios.length === 0) {
    return (
      <EmptyState icon={<IconTableShare size={40} stroke={1.25} />} title="Nothing to compare yet">
        Two or more scenarios stand here side by side: in which future does whom hold the tier?
      </EmptyState>
    );
  }
  const { rows, snapshot } = source;
  return (
    <div className={classes['result']}>
      <div className={classes['bar']}>
        <TextInput
          size="xs"
          w={220}
          aria-label="Find a partner"
          placeholder="Find a partner"
          leftSection={<IconSearch size={14} />}
          value={find}
          onChange={({ currentTarget }) => setFind(currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label="Which partners"
          data={[
            { value: 'differing', label: 'Only differences' },
            { value: 'all', label: 'All partners' },
          ]}
          value={scope}
          onChange={(value) => setScope(value === 'all' ? 'all' : 'differing')}
        />
        <Text size="xs" c="dimmed" role="status">
          {formatCount(rows.length)} of {formatCount(snapshot.partnerKeys.length)} partners
        </Text>
      </div>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          {find.trim() === ''
            ? 'Every partner holds the tier of today in every scenario.'
            : `No partner here is called like “${find.trim()}”.`}
        </Text>
      ) : (
        <DataGrid label="Tiers by scenario" columns={columns} rows={rows.length} source={source} />
      )}
    </div>
  );
};

import { useHidden } from '#renderer/sensitive/masks.tsx';
import { searchable } from '#renderer/sensitive/searchable.ts';
import { SegmentedControl, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import { TierFlowTable } from '#renderer/tiers/tier-flow-table.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { ScenarioId } from '#shared/model/ids.ts';
import type { ScenarioComparison } from '#shared/scenario/compare-scenario.ts';
import { nowWords } from '#shared/scenario/now-words.ts';
import type { Today } from '#shared/scenario/read-today.ts';
import { FindPartner, NobodyFound } from '../find-partner.tsx';
import { findRows } from '../order-rows.ts';
import { ExportButton } from '../take/export-button.tsx';
import { shownRows } from './future-rows.ts';
import { resultColumns, resultSorts } from './result-columns.ts';
import type { ResultSource } from './result-source.ts';
import { firstOrder, sortRows, type SortOrder } from './sort-rows.ts';
import classes from './result.module.css';

type ResultPanelProps = {
  readonly today: Today;
  readonly scenarioId: ScenarioId;
  readonly comparison: ScenarioComparison;
};

/** Each partner now and then, side by side, under a summary of who goes where. */
export const ResultPanel = ({ today, scenarioId, comparison }: ResultPanelProps) => {
  const { snapshot, model } = today;
  const [scope, setScope] = useState<'all' | 'moving'>('all');
  const [find, setFind] = useState('');
  const [order, setOrder] = useState<SortOrder>(firstOrder('change'));

  const hidden = useHidden();
  const source = useMemo((): ResultSource => {
    const shown = findRows(
      shownRows(comparison, scope === 'moving'),
      searchable(snapshot, hidden),
      find,
    );
    return {
      rows: sortRows(shown, snapshot, comparison, order),
      snapshot,
      comparison,
      tiers: model.tiers,
    };
  }, [comparison, scope, snapshot, find, order, model.tiers, hidden]);
  const { rows } = source;
  const columns = useMemo(() => resultColumns(order), [order]);

  return (
    <div className={classes['result']}>
      <TierFlowTable
        movement={comparison.movement}
        model={model}
        fromName="Now"
        toName="Then"
        maxHeight="46vh"
      />
      <Text size="xs" c="dimmed">
        {nowWords}
      </Text>
      <div className={classes['bar']}>
        <FindPartner value={find} onChange={setFind} />
        <SegmentedControl
          size="xs"
          aria-label="Which partners"
          data={[
            { value: 'all', label: 'All partners' },
            { value: 'moving', label: 'Only those who change tier' },
          ]}
          value={scope}
          onChange={(value) => setScope(value === 'moving' ? 'moving' : 'all')}
        />
        <Text size="xs" c="dimmed" role="status">
          {formatCount(rows.length)} shown
        </Text>
        <ExportButton
          offered={() => [
            {
              table: { kind: 'movers', scenarioId },
              keys: rows.map((row) => snapshot.partnerKeys[row] ?? ''),
            },
            { table: { kind: 'scenarios' } },
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <NobodyFound find={find} otherwise="Nobody changes tier in this scenario." />
      ) : (
        <DataGrid
          label="Partners now and then"
          columns={columns}
          rows={rows.length}
          source={source}
          onSort={(column) => {
            const by = resultSorts.find((each) => each === column);
            if (by === undefined) return;
            setOrder((old) =>
              old.by === by ? { by, isDescending: !old.isDescending } : firstOrder(by),
            );
          }}
        />
      )}
    </div>
  );
};

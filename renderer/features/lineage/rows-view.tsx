import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import type { RowPages } from '#renderer/stores/row-pages.ts';
import { formatOf } from '#renderer/ui/format.ts';
import { unbroken } from '#renderer/ui/unbroken.ts';
import { metricWords } from '#shared/lineage/metric-words.ts';
import type { RowsOrigin } from '#shared/model/lineage.ts';
import { RejectedList } from './rejected-list.tsx';
import { rowColumns, type RowSource } from './row-columns.ts';
import { RunFacts } from './run-facts.tsx';
import classes from './lineage.module.css';

type RowsViewProps = {
  readonly origin: RowsOrigin;
  readonly pages: RowPages;
  readonly onFollowRun: (run: number) => void;
};

/** How a figure is made from rows of one import, the import, and the rows themselves. */
export const RowsView = ({ origin, pages, onFollowRun }: RowsViewProps) => {
  const { metric, window, keys, total, counted, run, rejected } = origin;
  const columns = useMemo(() => rowColumns(origin), [origin]);
  const source = useMemo<RowSource>(() => ({ pages }), [pages]);
  return (
    <>
      <section className={classes['section']}>
        <h3>How it is made</h3>
        <p className={classes['words']}>{unbroken(metricWords(metric))}.</p>
        {window !== null && (
          <p className={classes['words']}>
            The window runs from {window.from} to {window.to}.
          </p>
        )}
        {metric.aggregation === 'shareOfTotal' && (
          <p className={classes['words']}>
            The whole is the sum over all partners of the file; the rows below are the part.
          </p>
        )}
        {keys.length > 1 && (
          <p className={classes['words']}>
            The file names the partner by {keys.length} keys that were merged: {keys.join(', ')}.
          </p>
        )}
      </section>
      <section className={classes['section']}>
        <h3>The import</h3>
        <RunFacts run={run} />
        <Button
          size="compact-sm"
          mt={6}
          variant="default"
          rightSection={<IconArrowRight size={14} />}
          onClick={() => onFollowRun(run.id)}
        >
          What this import feeds
        </Button>
      </section>
      <h3 className={classes['rowsTitle']}>{formatOf(counted, total)} rows count</h3>
      <div className={classes['grid']}>
        <DataGrid
          label="Rows behind the figure"
          columns={columns}
          rows={total}
          source={source}
          follow={pages.follow}
        />
      </div>
      <RejectedList rejected={rejected} />
    </>
  );
};

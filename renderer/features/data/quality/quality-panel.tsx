import { Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { ImportActions } from '#renderer/stores/import-store.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount, formatNumber, formatPercent } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import {
  qualityThresholds,
  type MetricQuality,
  type RunQuality,
} from '#shared/model/run-quality.ts';
import { describeRun, describeThresholds } from './describe-quality.ts';

type QualityPanelProps = {
  readonly runs: readonly ImportRun[];
  readonly readQuality: ImportActions['readQuality'];
};

type Read = { readonly quality: readonly RunQuality[]; readonly error: AppError | null };

const nothing: Read = { quality: [], error: null };

/** A scorecard per import, newest first, and per metric; what passes a threshold is marked. */
export const QualityPanel = ({ runs, readQuality }: QualityPanelProps) => {
  const [{ quality, error }, setRead] = useState<Read>(nothing);
  const ids = runs.map(({ id }) => id).join();
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const answer = await readQuality();
      if (isCurrent) {
        setRead(
          answer.ok ? { quality: answer.value, error: null } : { ...nothing, error: answer.error },
        );
      }
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [ids, readQuality]);
  const newest = useMemo(() => quality.toReversed(), [quality]);
  return (
    <Panel title="Quality" description={describeThresholds(qualityThresholds)}>
      {error !== null && <ErrorPanel error={error} />}
      {newest.length > 0 && (
        <PlainTable
          label="Quality of imports"
          maxHeight={420}
          head={
            <tr>
              <th scope="col">Metric</th>
              <th scope="col">Known for</th>
              <th scope="col" data-align="end">
                Median
              </th>
              <th scope="col">Against the previous import</th>
              <th scope="col">Outliers</th>
            </tr>
          }
        >
          {newest.map((run) => (
            <RunRows key={run.runId} run={run} source={runs.find(({ id }) => id === run.runId)} />
          ))}
        </PlainTable>
      )}
    </Panel>
  );
};

type RunRowsProps = { readonly run: RunQuality; readonly source: ImportRun | undefined };

const RunRows = ({ run, source }: RunRowsProps) => {
  const { text, warnings } = describeRun(run);
  return (
    <>
      <tr>
        <th scope="colgroup" colSpan={5}>
          {source === undefined ? '' : `${source.sourceName} · ${source.fileName}`}{' '}
          <Text span size="xs" c="dimmed">
            {text}
          </Text>{' '}
          {warnings.map((warning) => (
            <WarningTag key={warning}>{warning}</WarningTag>
          ))}
        </th>
      </tr>
      {run.metrics.map((metric) => (
        <MetricRow key={metric.code} metric={metric} partners={run.partners} />
      ))}
    </>
  );
};

type MetricRowProps = { readonly metric: MetricQuality; readonly partners: number };

const MetricRow = ({ metric, partners }: MetricRowProps) => {
  const { warnings, farthest, decimals, change } = metric;
  const coverage = `${formatCount(metric.withValue)} of ${formatCount(partners)}`;
  const changed = change === null ? '–' : `median ${change > 0 ? '+' : ''}${formatPercent(change)}`;
  const examples = farthest
    .map(({ partner, value }) => `${partner} ${formatNumber(value, decimals)}`)
    .join(', ');
  return (
    <tr>
      <td>{metric.name}</td>
      <td>{warnings.includes('coverage') ? <WarningTag>{coverage}</WarningTag> : coverage}</td>
      <td data-align="end">
        {metric.median === null ? '–' : formatNumber(metric.median, decimals)}{' '}
        {warnings.includes('constant') && <WarningTag>constant</WarningTag>}
      </td>
      <td>{warnings.includes('jump') ? <WarningTag>{changed}</WarningTag> : changed}</td>
      <td title={examples}>
        {metric.outliers === 0 ? (
          '–'
        ) : (
          <>
            <WarningTag>{formatCount(metric.outliers)}</WarningTag>{' '}
            <Text span size="xs" c="dimmed">
              {examples}
            </Text>
          </>
        )}
      </td>
    </tr>
  );
};

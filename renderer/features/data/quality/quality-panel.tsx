import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { formatCount, formatNumber, formatOf, formatPercent } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { QualityThresholds } from '#shared/model/quality.ts';
import type { MetricQuality, RunQuality } from '#shared/model/run-quality.ts';
import { describeRun } from './describe-quality.ts';

type QualityPanelProps = {
  readonly runs: readonly ImportRun[];
  /** Oldest first. */
  readonly cards: readonly RunQuality[];
  readonly thresholds: QualityThresholds;
};

/** A scorecard per import, newest first, and per metric; what passes a threshold is marked. */
export const QualityPanel = ({ runs, cards, thresholds }: QualityPanelProps) => {
  const newest = useMemo(() => cards.toReversed(), [cards]);
  return (
    <Panel
      title="Scorecards of imports"
      description="Every import against the one before of its source."
    >
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
            <RunRows
              key={run.runId}
              run={run}
              thresholds={thresholds}
              source={runs.find(({ id }) => id === run.runId)}
            />
          ))}
        </PlainTable>
      )}
    </Panel>
  );
};

type RunRowsProps = {
  readonly run: RunQuality;
  readonly thresholds: QualityThresholds;
  readonly source: ImportRun | undefined;
};

const RunRows = ({ run, thresholds, source }: RunRowsProps) => {
  const { text, warnings } = describeRun(run, thresholds);
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
        <MetricRow key={metric.code} metric={metric} />
      ))}
    </>
  );
};

type MetricRowProps = { readonly metric: MetricQuality };

const MetricRow = ({ metric }: MetricRowProps) => {
  const { warnings, farthest, decimals, change } = metric;
  const coverage = formatOf(metric.counts.withValue, metric.counts.cells);
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

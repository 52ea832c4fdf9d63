import { Button, Group, NativeSelect, SegmentedControl, Text, VisuallyHidden } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useState } from 'react';
import type { QualityActions } from '#renderer/stores/quality-store.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount, formatDay } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import { unbroken } from '#renderer/ui/unbroken.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { QualityAlert, QualityReport } from '#shared/model/quality.ts';
import { AcknowledgeDialog } from './acknowledge-dialog.tsx';
import { kindNames, thresholdSentences } from './finding-words.ts';
import { ThresholdsDialog } from './thresholds-dialog.tsx';
import classes from './quality.module.css';

type AlertsPanelProps = {
  readonly report: QualityReport;
  readonly isReadOnly: boolean;
  readonly actions: QualityActions;
  readonly onMend: (mend: QualityAlert['mend']) => void;
};

const levels = ['source', 'metric', 'partner'] as const;

type Shown = 'open' | 'acknowledged' | 'past';

const levelNames = { source: 'Source', metric: 'Metric', partner: 'Partner' } as const;
const mendWords = {
  sources: 'Go to Sources',
  metrics: 'Go to Metrics',
  partners: 'Go to Partners',
} as const;
const mostShown = 200;

/** What is beyond a threshold, worst first, with where to mend it and what was said of it. */
export const AlertsPanel = ({ report, isReadOnly, actions, onMend }: AlertsPanelProps) => {
  const [shown, setShown] = useState<Shown>('open');
  const [level, setLevel] = useState<QualityAlert['level'] | 'all'>('all');
  const [asked, setAsked] = useState<QualityAlert | null>(null);
  const [isSetting, setIsSetting] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const open = report.alerts.filter(({ acknowledged }) => acknowledged === null);
  const acknowledged = report.alerts.filter((alert) => alert.acknowledged !== null);
  const listed = (shown === 'open' ? open : acknowledged).filter(
    (alert) => level === 'all' || alert.level === level,
  );
  return (
    <Panel
      title="Alerts"
      description="What is beyond a threshold, worst first. An alert stays until it is mended or acknowledged."
      actions={
        <Group gap="xs" wrap="nowrap">
          <SegmentedControl
            size="xs"
            aria-label="Which alerts"
            data={[
              { value: 'open', label: `Open ${formatCount(open.length)}` },
              { value: 'acknowledged', label: `Acknowledged ${formatCount(acknowledged.length)}` },
              { value: 'past', label: `Past ${formatCount(report.past.length)}` },
            ]}
            value={shown}
            onChange={(value) => setShown(value)}
          />
          <NativeSelect
            size="xs"
            aria-label="About what"
            data={[
              { value: 'all', label: 'All' },
              { value: 'source', label: 'Sources' },
              { value: 'metric', label: 'Metrics' },
              { value: 'partner', label: 'Partners' },
            ]}
            value={level}
            disabled={shown === 'past'}
            onChange={({ currentTarget }) =>
              setLevel(levels.find((each) => each === currentTarget.value) ?? 'all')
            }
          />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconAdjustments size={14} />}
            title={thresholdSentences(report.thresholds).join('\n')}
            disabled={isReadOnly}
            onClick={() => setIsSetting(true)}
          >
            Thresholds…
          </Button>
        </Group>
      }
    >
      {error !== null && <ErrorPanel error={error} onClose={() => setError(null)} />}
      {shown === 'past' ? (
        <PastList report={report} />
      ) : listed.length === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          {level !== 'all'
            ? 'None of these.'
            : shown === 'open'
              ? 'Nothing is beyond a threshold.'
              : 'None was acknowledged.'}
        </Text>
      ) : (
        <PlainTable
          label="Alerts"
          maxHeight={460}
          head={
            <tr>
              <th scope="col">About</th>
              <th scope="col">Kind</th>
              <th scope="col">Finding</th>
              <th scope="col">
                <VisuallyHidden>Actions</VisuallyHidden>
              </th>
            </tr>
          }
        >
          {listed.slice(0, mostShown).map((alert) => (
            <tr key={alert.id}>
              <th scope="row">
                {alert.about}
                <Text size="xs" c="dimmed" fw={400}>
                  {levelNames[alert.level]}
                </Text>
              </th>
              <td>
                {kindNames[alert.kind]}{' '}
                {alert.isBlocking && <WarningTag>stops a proposal</WarningTag>}
              </td>
              <td className={classes['sentence']}>
                {unbroken(alert.sentence)}
                {alert.acknowledged !== null && (
                  <Text size="xs" c="dimmed">
                    {formatDay(alert.acknowledged.at)}: {alert.acknowledged.note}
                  </Text>
                )}
              </td>
              <td data-align="end">
                <Group gap={4} wrap="nowrap" justify="flex-end">
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`${mendWords[alert.mend.tab]}: ${alert.about}`}
                    onClick={() => onMend(alert.mend)}
                  >
                    {mendWords[alert.mend.tab]}
                  </Button>
                  {alert.acknowledged === null ? (
                    <Button
                      size="compact-xs"
                      variant="default"
                      disabled={isReadOnly}
                      aria-label={`Acknowledge ${kindNames[alert.kind]} of ${alert.about}`}
                      onClick={() => setAsked(alert)}
                    >
                      Acknowledge…
                    </Button>
                  ) : (
                    <Button
                      size="compact-xs"
                      variant="default"
                      disabled={isReadOnly}
                      aria-label={`Open again ${kindNames[alert.kind]} of ${alert.about}`}
                      onClick={() => void actions.reopen({ id: alert.id }).then(setError)}
                    >
                      Open again
                    </Button>
                  )}
                </Group>
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      {shown !== 'past' && listed.length > mostShown && (
        <Text size="xs" c="dimmed" p="xs">
          The worst {mostShown} of {formatCount(listed.length)}; tierwright quality lists all.
        </Text>
      )}
      {asked !== null && (
        <AcknowledgeDialog
          alert={asked}
          onSave={(note) => actions.acknowledge({ id: asked.id, note })}
          onClose={() => setAsked(null)}
        />
      )}
      {isSetting && (
        <ThresholdsDialog
          thresholds={report.thresholds}
          onSave={(thresholds) => actions.saveThresholds({ thresholds })}
          onClose={() => setIsSetting(false)}
        />
      )}
    </Panel>
  );
};

const PastList = ({ report }: { readonly report: QualityReport }) =>
  report.past.length === 0 ? (
    <Text size="sm" c="dimmed" p="md">
      No acknowledged alert has gone yet.
    </Text>
  ) : (
    <PlainTable
      label="Past alerts"
      maxHeight={460}
      head={
        <tr>
          <th scope="col">Finding</th>
          <th scope="col">Note</th>
          <th scope="col">Acknowledged</th>
        </tr>
      }
    >
      {report.past.map(({ id, sentence, note, at }) => (
        <tr key={id}>
          <td className={classes['sentence']}>{unbroken(sentence)}</td>
          <td className={classes['sentence']}>{note}</td>
          <td data-nowrap>{formatDay(at)}</td>
        </tr>
      ))}
    </PlainTable>
  );

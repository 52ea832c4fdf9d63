import { ActionIcon, Badge, Group, Progress, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { MetricsActions } from '#renderer/stores/metrics-store.ts';
import { formatOf } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { describeAggregation } from '../map/recipe-metrics.ts';
import { MetricDetailsDialog } from './metric-details-dialog.tsx';
import { aboutSentences } from '#shared/metrics/describe-metrics.ts';
import { describeAbsences, type CatalogueEntry } from './metric-catalogue.ts';
import classes from './catalogue-table.module.css';

const manyEntries = 12;

type CatalogueTableProps = {
  readonly entries: readonly CatalogueEntry[];
  /** Code of the metric to begin with; null for all. */
  readonly openedAt: string | null;
  readonly isReadOnly: boolean;
  readonly describe: MetricsActions['describe'];
};

/** Every metric with what it means, where it comes from and for how many partners it is known. */
export const CatalogueTable = ({
  entries,
  isReadOnly,
  describe,
  openedAt,
}: CatalogueTableProps) => {
  const [edited, setEdited] = useState<CatalogueEntry | null>(null);
  const [find, setFind] = useState(openedAt ?? '');
  const wanted = find.trim().toLowerCase();
  const shown = entries.filter(({ name, code, made }) =>
    [name, code, made?.run.sourceName ?? ''].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <>
      {(entries.length > manyEntries || openedAt !== null) && (
        <TextInput
          mb="xs"
          size="xs"
          w={280}
          aria-label="Find a metric"
          placeholder={`Find among ${entries.length} metrics`}
          value={find}
          onChange={({ currentTarget }) => setFind(currentTarget.value)}
        />
      )}
      <PlainTable
        label="Metrics"
        head={
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">Code</th>
            <th scope="col">Unit</th>
            <th scope="col">Better is</th>
            <th scope="col">Made from</th>
            <th scope="col" className={classes['coverageHead']}>
              Known for
            </th>
            <th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          </tr>
        }
      >
        {shown.map((entry) => {
          const { coverage, made } = entry;
          const share = coverage.partners === 0 ? 0 : coverage.withValue / coverage.partners;
          const absences = describeAbsences(coverage);
          return (
            <tr key={entry.code}>
              <th scope="row">
                <Group gap={6} wrap="nowrap">
                  {entry.name}
                  {entry.about?.timing !== undefined && (
                    <Badge size="xs" variant="default" tt="none">
                      {entry.about.timing}
                    </Badge>
                  )}
                </Group>
                {entry.about !== undefined && (
                  <Text
                    size="xs"
                    c="dimmed"
                    lineClamp={2}
                    className={classes['about']}
                    title={aboutSentences(entry.about).join('\n')}
                  >
                    {entry.about.definition ?? aboutSentences(entry.about)[0]}
                  </Text>
                )}
              </th>
              <td data-nowrap>
                <Text span size="xs" ff="monospace">
                  {entry.code}
                </Text>
              </td>
              <td>{entry.unit === '' ? '–' : entry.unit}</td>
              <td>{entry.higherIsBetter ? 'higher' : 'lower'}</td>
              <td>
                {made === null
                  ? (entry.formula ?? '–')
                  : `${describeAggregation(made.metric)}, ${made.run.sourceName}`}
              </td>
              <td>
                <div className={classes['coverage']}>
                  <Progress
                    size="sm"
                    value={share * 100}
                    aria-label={`${entry.name} is known for ${Math.round(share * 100)} %`}
                  />
                  <span>{formatOf(coverage.withValue, coverage.partners)}</span>
                </div>
                {absences !== '' && (
                  <Text size="xs" c="dimmed">
                    {absences}
                  </Text>
                )}
              </td>
              <td data-align="end">
                <ActionIcon
                  variant="subtle"
                  aria-label={`Describe ${entry.name}`}
                  disabled={isReadOnly}
                  onClick={() => setEdited(entry)}
                >
                  <IconPencil size={16} />
                </ActionIcon>
              </td>
            </tr>
          );
        })}
      </PlainTable>
      {edited !== null && (
        <MetricDetailsDialog
          entry={edited}
          onSave={(details) => describe({ code: edited.code, name: edited.name, details })}
          onClose={() => setEdited(null)}
        />
      )}
      {shown.length === 0 && (
        <Text size="sm" c="dimmed" p="sm">
          No metric is called like “{find}”.
        </Text>
      )}
    </>
  );
};

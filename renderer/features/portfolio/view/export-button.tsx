import { Button, Checkbox, SegmentedControl, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { IncludeBoxes } from '#renderer/sensitive/include-boxes.tsx';
import type { PortfolioExport } from '#renderer/stores/portfolio-store.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { PortfolioView } from '#shared/model/portfolio-view.ts';
import { partnerNames, type SensitiveThing } from '#shared/model/sensitivity.ts';
import type { ScoredPortfolio } from '#shared/portfolio/scored-portfolio.ts';
import { seriesOfColumn, subjectOfSeries } from '#shared/portfolio/history/portfolio-history.ts';
import { writtenColumns } from '#shared/portfolio/written-columns.ts';
import whyClasses from '../why/why.module.css';

type ExportButtonProps = {
  readonly name: string;
  readonly view: PortfolioView;
  readonly portfolio: ScoredPortfolio;
  readonly sensitive: readonly SensitiveThing[];
  /** How many partners the filters hide. */
  readonly hidden: number;
  readonly onExport: (name: string, what: PortfolioExport) => Promise<number | null>;
};

/** What becomes of those whom filters hide. */
const hiddenWords = {
  xlsx: ', and the workbook names them on a sheet of its own, without figures',
  csv: ' and not written',
} as const;

/** Writes what the view shows to a file, after asking as what and with which sensitive values. */
export const ExportButton = (props: ExportButtonProps) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconDownload size={13} />}
        onClick={() => setIsOpen(true)}
      >
        Export…
      </Button>
      {isOpen && <ExportDialog {...props} onClose={() => setIsOpen(false)} />}
    </>
  );
};

const ExportDialog = (props: ExportButtonProps & { readonly onClose: () => void }) => {
  const { name, view, portfolio, sensitive, hidden, onExport, onClose } = props;
  const [format, setFormat] = useState<'csv' | 'xlsx'>('xlsx');
  const [isAll, setIsAll] = useState(false);
  const [withPeriods, setWithPeriods] = useState(false);
  // Asked each time: what was included once is not included again by itself.
  const [included, setIncluded] = useState<readonly string[]>([]);
  const all = writtenColumns(portfolio);
  const trends = view.columns.filter((id) => seriesOfColumn(id) !== null);
  const trendSubjects = trends.map((id) => subjectOfSeries(seriesOfColumn(id) ?? ''));
  const columns = isAll
    ? [
        ...all
          .filter(({ id }) => id.startsWith('attribute:') || id.startsWith('metric:'))
          .map(({ id }) => id),
        ...trends,
      ]
    : view.columns;
  const subjects = new Set([
    ...all.filter(({ id }) => columns.includes(id)).map(({ subject }) => subject),
    ...trendSubjects,
    partnerNames.id,
  ]);
  const things = sensitive.filter(({ id }) => subjects.has(id));
  const partners = portfolio.snapshot.partnerKeys.length - hidden;
  const write = async (): Promise<void> => {
    const include = included.filter((id) => subjects.has(id));
    onClose();
    await onExport(name, { format, view: { ...view, columns }, withPeriods, include });
  };
  return (
    <FormDialog
      title="Export the portfolio"
      action="Choose where…"
      isReady={partners > 0}
      onSubmit={() => void write()}
      onClose={onClose}
    >
      <Stack gap="sm">
        <p className={whyClasses['words']}>
          {formatCount(partners)} partners in the order of the grid
          {hidden > 0 ? `; ${formatCount(hidden)} are hidden by filters${hiddenWords[format]}` : ''}
          .
        </p>
        <SegmentedControl
          size="xs"
          aria-label="File"
          data={[
            { value: 'xlsx', label: 'Excel workbook, with provenance' },
            { value: 'csv', label: 'CSV' },
          ]}
          value={format}
          onChange={(chosen) => setFormat(chosen === 'csv' ? 'csv' : 'xlsx')}
        />
        <SegmentedControl
          size="xs"
          aria-label="Columns"
          data={[
            { value: 'shown', label: 'Columns as shown' },
            { value: 'all', label: 'All attributes and metrics' },
          ]}
          value={isAll ? 'all' : 'shown'}
          onChange={(chosen) => setIsAll(chosen === 'all')}
        />
        {trends.length > 0 && (
          <Checkbox
            size="xs"
            label="With the figures of each past period beside the trends"
            checked={withPeriods}
            onChange={({ currentTarget }) => setWithPeriods(currentTarget.checked)}
          />
        )}
        <IncludeBoxes what="the file" things={things} included={included} onChange={setIncluded} />
      </Stack>
    </FormDialog>
  );
};

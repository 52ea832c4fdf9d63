import { Alert } from '@mantine/core';
import { formatCount } from '#renderer/ui/format.ts';
import { countOf } from '#shared/intake/wording.ts';
import type { MilestoneImport } from '#shared/model/milestone-list.ts';
import classes from './milestones.module.css';

type ImportReportProps = { readonly report: MilestoneImport; readonly onClose: () => void };

/** Problems that are listed. */
const listed = 100;

/** What became of a table: what was written, or every row that stands in its way. */
export const ImportReport = ({ report, onClose }: ImportReportProps) => {
  const { added, changed, same, problems } = report;
  const isRefused = problems.length > 0;
  return (
    <Alert
      role={isRefused ? 'alert' : 'status'}
      color={isRefused ? 'red' : 'gray'}
      variant="light"
      title={isRefused ? 'Nothing was imported' : 'Imported'}
      withCloseButton
      closeButtonLabel="Dismiss"
      onClose={onClose}
    >
      {isRefused ? (
        <ul className={classes['problems']}>
          {problems.slice(0, listed).map(({ row, column, expected, found }) => (
            <li key={`${row} ${column} ${expected}`}>
              Row {formatCount(row)}, column “{column}”: expected {expected}; found {found}.
            </li>
          ))}
          {problems.length > listed && <li>… and {formatCount(problems.length - listed)} more.</li>}
        </ul>
      ) : (
        `${countOf(added, 'milestone')} added, ${formatCount(changed)} changed, ${formatCount(same)} as they were.`
      )}
    </Alert>
  );
};

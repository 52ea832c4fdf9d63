import { Button, CloseButton, Group } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { formatCount } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { BulkReport } from '#shared/cycle/cycle-answers.ts';
import { countOf } from '#shared/intake/wording.ts';
import classes from './cycle.module.css';

type AcceptReportProps = {
  readonly report: BulkReport;
  readonly onChoose: (key: string) => void;
  readonly onClose: () => void;
};

const mostShown = 200;

/** What accepting together did, and at whom it stopped. */
export const AcceptReport = ({ report, onChoose, onClose }: AcceptReportProps) => {
  const { accepted, stopped } = report;
  return (
    <Notice
      tone={stopped.length === 0 ? 'success' : 'warning'}
      role="status"
      icon={<IconCheck size={18} />}
      title={`Accepted ${countOf(accepted, 'recommended tier')}${stopped.length === 0 ? '' : `; stopped at ${formatCount(stopped.length)}`}`}
    >
      <Group gap="xs" align="start" wrap="nowrap">
        {stopped.length > 0 && (
          <div className={classes['stopped']}>
            <PlainTable
              label="Partners at whom it stopped"
              maxHeight={148}
              head={
                <tr>
                  <th scope="col">Partner</th>
                  <th scope="col">Why it was not accepted</th>
                </tr>
              }
            >
              {stopped.slice(0, mostShown).map(({ key, name, why }) => (
                <tr key={key}>
                  <td>
                    <Button variant="subtle" size="compact-xs" onClick={() => onChoose(key)}>
                      {name}
                    </Button>
                  </td>
                  <td>{why}</td>
                </tr>
              ))}
              {stopped.length > mostShown && (
                <tr>
                  <td colSpan={2}>
                    {formatCount(stopped.length - mostShown)} more: filter by Undecided.
                  </td>
                </tr>
              )}
            </PlainTable>
          </div>
        )}
        <CloseButton size="sm" aria-label="Dismiss" onClick={onClose} />
      </Group>
    </Notice>
  );
};

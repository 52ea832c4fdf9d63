import { Button, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { formatCount } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { QualityAlert } from '#shared/model/quality.ts';
import classes from '../decide.module.css';

type BlockingNoticeProps = {
  /** Not empty. */
  readonly alerts: readonly QualityAlert[];
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onOpenData: () => void;
};

const mostShown = 5;

/** Alerts on the data that stop a proposal, and the reason to go on in spite of them. */
export const BlockingNotice = ({ alerts, reason, onReason, onOpenData }: BlockingNoticeProps) => (
  <div className={classes['blocking']}>
    <Notice
      tone="warning"
      icon={<IconAlertTriangle size={20} />}
      role="status"
      title={
        alerts.length === 1
          ? 'An open alert on the data stops this proposal'
          : `${formatCount(alerts.length)} open alerts on the data stop this proposal`
      }
    >
      <ul className={classes['alerts']}>
        {alerts.slice(0, mostShown).map(({ id, about, sentence }) => (
          <li key={id}>
            {about}: {sentence}
          </li>
        ))}
        {alerts.length > mostShown && <li>and {formatCount(alerts.length - mostShown)} more</li>}
      </ul>
      <Button size="compact-sm" variant="default" onClick={onOpenData}>
        Go to Data, Quality
      </Button>
    </Notice>
    <Textarea
      mt="sm"
      label="Reason to go on"
      description="Stands in the proposal together with the alerts. Or mend or acknowledge them first."
      autosize
      minRows={2}
      maxRows={6}
      maxLength={2000}
      value={reason}
      onChange={({ currentTarget }) => onReason(currentTarget.value)}
    />
  </div>
);

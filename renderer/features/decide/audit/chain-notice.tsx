import { Text } from '@mantine/core';
import { IconLink, IconLinkOff } from '@tabler/icons-react';
import { formatCount } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { TrailReport } from '#shared/ipc/audit-channels.ts';
import { HashLine } from '../hash-line.tsx';

/** Whether every event follows the one before, and which heads noted elsewhere are carried on. */
export const ChainNotice = ({ report }: { readonly report: TrailReport }) => {
  const { events, head, fault, noted } = report;
  const lost = noted.filter(({ isExtended }) => !isExtended);
  const holds = fault === null && lost.length === 0;
  return (
    <Notice
      tone={holds ? 'success' : 'danger'}
      role="status"
      icon={holds ? <IconLink size={18} /> : <IconLinkOff size={18} />}
      title={
        fault !== null
          ? `The chain breaks at event ${formatCount(fault.seq)}: ${fault.reason}`
          : holds
            ? `The chain of ${formatCount(events)} events holds`
            : 'The trail was rewritten: it does not carry on what was noted elsewhere'
      }
    >
      {lost.map(({ where, events: length }) => (
        <Text size="sm" key={`${where} ${length}`}>
          {where} knows another event {formatCount(length)}.
        </Text>
      ))}
      {holds && noted.length > 0 && (
        <Text size="sm">
          It carries on the head noted in {noted.map(({ where }) => where).join(', ')}.
        </Text>
      )}
      {fault === null && <HashLine label="Hash of the last event" text={head} what="head" />}
    </Notice>
  );
};

import { Text } from '@mantine/core';
import { unbroken } from '#renderer/ui/unbroken.ts';
import type { FuturesFinding } from '#shared/scenario/futures-finding.ts';

type FindingListProps = {
  readonly findings: readonly FuturesFinding[];
  /** Id of the driver, effect or scenario whose findings are shown. */
  readonly about: string;
};

/** What is wrong or doubtful about one thing, right beside it. */
export const FindingList = ({ findings, about }: FindingListProps) => (
  <>
    {findings
      .filter((finding) => finding.about === about)
      .map(({ message, severity }) => (
        <Text
          key={message}
          size="xs"
          fw={400}
          c={severity === 'error' ? 'var(--mantine-color-error)' : 'var(--tw-warning)'}
          role={severity === 'error' ? 'alert' : undefined}
        >
          {unbroken(message)}
        </Text>
      ))}
  </>
);

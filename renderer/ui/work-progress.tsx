import { Button, Group, Progress, Text } from '@mantine/core';

type WorkProgressProps = {
  /** What is being done, for example `Reading rows`. */
  readonly label: string;
  /** 0..1, or null while the end is not known. */
  readonly share: number | null;
  /** For example `12,000 of 80,000`. */
  readonly detail?: string | undefined;
  readonly onCancel?: (() => void) | undefined;
};

/** Work that runs, how far it is, and the way out. */
export const WorkProgress = ({ label, share, detail, onCancel }: WorkProgressProps) => (
  <Group gap="sm" wrap="nowrap" role="status" aria-live="polite">
    <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
      {label}
    </Text>
    <Progress
      aria-label={label}
      value={share === null ? 100 : share * 100}
      animated={share === null}
      striped={share === null}
      size="sm"
      flex={1}
      miw={80}
      maw={320}
    />
    {detail !== undefined && (
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {detail}
      </Text>
    )}
    {onCancel !== undefined && (
      <Button size="compact-xs" variant="default" onClick={onCancel}>
        Cancel
      </Button>
    )}
  </Group>
);

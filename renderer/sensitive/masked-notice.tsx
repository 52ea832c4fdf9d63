import { Group, Text } from '@mantine/core';
import { RevealButton } from './reveal-button.tsx';

/** Stands in the place of what would show sensitive values. */
export const MaskedNotice = ({ what }: { readonly what: string }) => (
  <Group gap="sm">
    <Text size="sm" c="dimmed">
      {what} is sensitive and not shown.
    </Text>
    <RevealButton />
  </Group>
);

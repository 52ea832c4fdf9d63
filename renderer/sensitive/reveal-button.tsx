import { Button } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useReveal } from './masks.tsx';

/** Shows sensitive values for a moment, or hides them again. */
export const RevealButton = () => {
  const { isRevealed, onReveal } = useReveal();
  return (
    <Button
      size="compact-xs"
      variant={isRevealed ? 'light' : 'default'}
      aria-pressed={isRevealed}
      disabled={onReveal === null}
      title={onReveal === null ? 'Not while presenting' : undefined}
      leftSection={isRevealed ? <IconEyeOff size={13} /> : <IconEye size={13} />}
      onClick={() => onReveal?.(!isRevealed)}
    >
      {isRevealed ? 'Hide sensitive values' : 'Reveal for a moment'}
    </Button>
  );
};

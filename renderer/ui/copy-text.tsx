import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { writeClipboard } from './write-clipboard.ts';

type CopyTextProps = {
  readonly text: string;
  /** What is copied, for example `SHA-256`. */
  readonly what: string;
};

const confirmationMilliseconds = 1500;

/** A small button that puts `text` on the clipboard and says so for a moment. */
export const CopyText = ({ text, what }: CopyTextProps) => {
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied === text;

  useEffect(() => {
    if (copied === null) return undefined;
    const timer = setTimeout(() => setCopied(null), confirmationMilliseconds);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <Tooltip label={isCopied ? 'Copied' : `Copy ${what}`} withArrow>
      <ActionIcon
        size="sm"
        variant="subtle"
        color={isCopied ? 'teal' : 'gray'}
        aria-label={isCopied ? `${what} copied` : `Copy ${what}`}
        onClick={() => {
          if (writeClipboard(text)) setCopied(text);
        }}
      >
        {isCopied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      </ActionIcon>
    </Tooltip>
  );
};

import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { use, useState } from 'react';
import type { WantedTable } from '#renderer/stores/takeaway-store.ts';
import { ExportDialog } from './export-dialog.tsx';
import { TakeContext } from './take-context.ts';

type ExportButtonProps = {
  /** What the part of the screen shows, the foremost first; asked for when the dialog opens. */
  readonly offered: () => readonly WantedTable[];
};

/** Writes the tables of a part of Futures, after asking which, as what and with which sensitive values. */
export const ExportButton = ({ offered }: ExportButtonProps) => {
  const take = use(TakeContext);
  const [tables, setTables] = useState<readonly WantedTable[] | null>(null);
  if (take === null) return null;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconDownload size={13} />}
        onClick={() => setTables(offered())}
      >
        Export…
      </Button>
      {tables !== null && (
        <ExportDialog take={take} offered={tables} onClose={() => setTables(null)} />
      )}
    </>
  );
};

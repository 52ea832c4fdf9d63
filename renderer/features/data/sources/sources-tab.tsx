import { Button } from '@mantine/core';
import { IconDatabaseImport, IconFileImport } from '@tabler/icons-react';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { RunTable } from './run-table.tsx';

type SourcesTabProps = {
  readonly workspace: Workspace;
  readonly onImport: () => void;
  readonly onRepeat: (run: ImportRun) => void;
};

/** Where the figures come from: every import that counts. */
export const SourcesTab = ({ workspace, onImport, onRepeat }: SourcesTabProps) => {
  const { runs, isReadOnly } = workspace;
  return runs.length === 0 ? (
    <EmptyState
      icon={<IconDatabaseImport size={40} stroke={1.25} />}
      title="No data yet"
      actions={
        <Button
          leftSection={<IconFileImport size={16} />}
          onClick={onImport}
          disabled={isReadOnly}
          title={isReadOnly ? 'This workspace is open for reading only' : undefined}
        >
          Import file…
        </Button>
      }
    >
      Import what sales, finance, marketing, product and customer success already have: a CSV or
      XLSX file with one or many rows per partner. You see how it is read, what it becomes and what
      would be rejected before anything is written.
    </EmptyState>
  ) : (
    <Panel
      title="Imports"
      description="Of two imports that know the same metric of a partner, the newer counts."
    >
      <RunTable runs={runs} onRepeat={onRepeat} isReadOnly={isReadOnly} />
    </Panel>
  );
};

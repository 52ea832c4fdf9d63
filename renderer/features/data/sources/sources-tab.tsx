import { Button, Group } from '@mantine/core';
import { IconDatabaseImport, IconFileImport, IconPlus, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportStore } from '#renderer/stores/import-store.ts';
import type { LineageStore } from '#renderer/stores/lineage-store.ts';
import type { RefreshStore } from '#renderer/stores/refresh-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { Source } from '#shared/model/source.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { sourceFacts } from '#shared/sources/source-facts.ts';
import { FeedDialog } from '../refresh/feed-dialog.tsx';
import { RefreshDialog } from '../refresh/refresh-dialog.tsx';
import { RunChangesDialog } from '../refresh/run-changes-dialog.tsx';
import { RunTable } from './run-table.tsx';
import { SourceDialog } from './source-dialog.tsx';
import { SourceTable } from './source-table.tsx';

type SourcesTabProps = {
  readonly store: ImportStore;
  readonly refresh: RefreshStore;
  readonly lineage: LineageStore;
  readonly workspace: Workspace;
  readonly openedAt: string | null;
  readonly onImport: () => void;
  readonly onRepeat: (run: ImportRun) => void;
  readonly onDropOnSource: (files: readonly File[], run: ImportRun | null) => void;
};

/** The source that is described: null for a new one, undefined while the dialog is closed. */
type Described = Source | null | undefined;

/** Where the figures come from: the sources, and every import of theirs that counts. */
export const SourcesTab = (props: SourcesTabProps) => {
  const { store, refresh, lineage, workspace, openedAt, onImport, onRepeat, onDropOnSource } =
    props;
  const { runs, sources, isReadOnly } = workspace;
  const [described, setDescribed] = useState<Described>(undefined);
  const [fed, setFed] = useState<Source | null>(null);
  const [shownRun, setShownRun] = useState<ImportRun | null>(null);
  const why = isReadOnly ? 'This workspace is open for reading only' : undefined;
  const register = (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlus size={14} />}
      onClick={() => setDescribed(null)}
      disabled={isReadOnly}
      title={why}
    >
      Register source…
    </Button>
  );
  return (
    <>
      {sources.length === 0 ? (
        <EmptyState
          icon={<IconDatabaseImport size={40} stroke={1.25} />}
          title="No data yet"
          actions={
            <>
              <Button
                leftSection={<IconFileImport size={16} />}
                onClick={onImport}
                disabled={isReadOnly}
                title={why}
              >
                Import file…
              </Button>
              <Button
                variant="default"
                onClick={() => setDescribed(null)}
                disabled={isReadOnly}
                title={why}
              >
                Register source…
              </Button>
            </>
          }
        >
          Import what sales, finance, marketing, product and customer success already have: a table
          (CSV, Excel, JSON or Parquet) with one or many rows per partner. You see how it is read,
          what it becomes and what would be rejected before anything is written.
        </EmptyState>
      ) : (
        <Panel
          title="Sources"
          description="Files that are dropped on a source are read by its last recipe."
          actions={
            <Group gap="xs" wrap="nowrap">
              <Button
                size="xs"
                variant="default"
                leftSection={<IconRefresh size={14} />}
                onClick={() => void refresh.actions.refresh()}
                disabled={isReadOnly || sources.every(({ feed }) => feed === null)}
                title={
                  why ?? 'Reads the folders of all sources again and imports what is new there'
                }
              >
                Refresh all
              </Button>
              {register}
            </Group>
          }
        >
          <SourceTable
            facts={sourceFacts(sources, runs, new Date().toISOString().slice(0, 10))}
            marked={openedAt}
            isReadOnly={isReadOnly}
            onEdit={setDescribed}
            onSetFolder={setFed}
            onRepeat={onRepeat}
            onDropFiles={onDropOnSource}
          />
        </Panel>
      )}
      {runs.length > 0 && (
        <Panel
          title="Imports"
          description="Of two imports that know the same metric of a partner, the newer counts."
        >
          <RunTable
            runs={runs}
            onRepeat={onRepeat}
            onShowChanges={setShownRun}
            onTrace={(run) => void lineage.actions.open({ kind: 'run', run: run.id })}
            isReadOnly={isReadOnly}
          />
        </Panel>
      )}
      <RefreshDialog store={refresh} />
      {fed !== null && (
        <FeedDialog
          source={fed}
          run={runs.findLast(({ sourceName }) => sourceName === fed.name) ?? null}
          actions={refresh.actions}
          onClose={() => setFed(null)}
        />
      )}
      {shownRun !== null && <RunChangesDialog run={shownRun} onClose={() => setShownRun(null)} />}
      {described !== undefined && (
        <SourceDialog
          source={described}
          takenNames={sources.map(({ name }) => name)}
          onSave={store.actions.saveSource}
          onClose={() => setDescribed(undefined)}
        />
      )}
    </>
  );
};

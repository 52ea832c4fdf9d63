import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconCheck, IconDownload, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import type { AuditStore } from '#renderer/stores/audit-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatOf } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { auditActions, type AuditAction } from '#shared/audit/audit-event.ts';
import { auditActionWord, filterTrail } from '#shared/audit/filter-trail.ts';
import { auditColumns, type AuditSource } from './audit-columns.ts';
import { ChainNotice } from './chain-notice.tsx';
import { EventFacts } from './event-facts.tsx';
import classes from '../decide.module.css';

type AuditViewProps = {
  readonly store: AuditStore;
  readonly revision: number;
  readonly programme: string;
};

const isAction = (text: string | null): text is AuditAction =>
  auditActions.some((action) => action === text);

/** Who did what, newest first, and whether anybody changed that record. */
export const AuditView = ({ store, revision, programme }: AuditViewProps) => {
  const { entries, report, error, filter, chosen, saved } = useStoreState(store, (all) => all);
  const { actions } = store;
  useEffect(() => {
    void actions.read();
  }, [actions, revision]);
  const shown = useMemo(() => filterTrail(entries ?? [], filter), [entries, filter]);
  const source = useMemo((): AuditSource => ({ shown }), [shown]);
  const actors = useMemo(
    () => [...new Set((entries ?? []).map(({ actor }) => actor))].sort(),
    [entries],
  );
  const place = shown.findIndex(({ seq }) => seq === chosen);
  const entry = shown[place];

  return (
    <div className={classes['columns']}>
      <div className={classes['main']}>
        {error !== null && <ErrorPanel error={error} />}
        {saved !== null && (
          <Notice
            tone="success"
            role="status"
            icon={<IconCheck size={18} />}
            title={`Wrote ${saved}`}
          />
        )}
        <Panel
          title="Audit trail"
          description={
            entries === null
              ? 'Reading'
              : `${formatOf(shown.length, entries.length)} events; none is ever changed or removed`
          }
          actions={
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} />}
              onClick={() => void actions.save(`${programme} audit trail.csv`)}
            >
              Export…
            </Button>
          }
        >
          <Group gap="sm" mb="sm" align="end">
            <TextInput
              size="xs"
              label="Find"
              placeholder="Weight, import, proposal…"
              leftSection={<IconSearch size={14} />}
              value={filter.text}
              onChange={({ currentTarget }) => actions.setFilter({ text: currentTarget.value })}
            />
            <Select
              size="xs"
              label="Who"
              placeholder="Everybody"
              clearable
              data={actors}
              value={filter.actor}
              onChange={(actor) => actions.setFilter({ actor })}
            />
            <Select
              size="xs"
              label="Action"
              placeholder="All"
              clearable
              data={auditActions.map((value) => ({ value, label: auditActionWord(value) }))}
              value={filter.action}
              onChange={(value) => actions.setFilter({ action: isAction(value) ? value : null })}
            />
            <TextInput
              size="xs"
              type="date"
              label="From"
              value={filter.from ?? ''}
              onChange={({ currentTarget: { value } }) =>
                actions.setFilter({ from: value === '' ? null : value })
              }
            />
            <TextInput
              size="xs"
              type="date"
              label="Until"
              value={filter.until ?? ''}
              onChange={({ currentTarget: { value } }) =>
                actions.setFilter({ until: value === '' ? null : value })
              }
            />
          </Group>
          <div className={classes['trail']}>
            <DataGrid
              label="Events"
              columns={auditColumns}
              rows={shown.length}
              source={source}
              selected={place === -1 ? null : place}
              onSelect={(at) => actions.choose(shown[at]?.seq ?? null)}
            />
          </div>
        </Panel>
      </div>
      <div className={classes['main']}>
        {report !== null && <ChainNotice report={report} />}
        <Panel
          title="Hold it against a copy"
          description="A backup or a proposal knows how far the trail had come; a trail that was rewritten since does not carry that on."
        >
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              onClick={() => void actions.compareWith('proposal')}
            >
              Proposal…
            </Button>
            <Button size="xs" variant="default" onClick={() => void actions.compareWith('backup')}>
              Backup…
            </Button>
          </Group>
        </Panel>
        {entry !== undefined && <EventFacts entry={entry} />}
      </div>
    </div>
  );
};

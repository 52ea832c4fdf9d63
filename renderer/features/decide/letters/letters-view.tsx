import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconCheck, IconMail, IconSearch, IconTemplate } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import type { LettersStore } from '#renderer/stores/letters-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount, formatOf, formatWhen } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { filterTold, letterKindWords, toldFilters } from '#shared/letters/told.ts';
import { letterKinds } from '#shared/model/letter.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { letterColumns, type LetterSource } from './letter-columns.ts';
import { CopiesDialog, NoteDialog, WriteDialog } from './letter-dialogs.tsx';
import { PartnerPanel } from './partner-panel.tsx';
import { TemplatesDialog } from './templates-dialog.tsx';
import classes from '../decide.module.css';

type LettersViewProps = { readonly store: LettersStore; readonly workspace: Workspace };

const filterWords = {
  all: 'All',
  untold: 'Not told yet',
  unacknowledged: 'Sent, no answer',
  acknowledged: 'Acknowledged',
} as const;

/** Who is to be told what was decided: letters, redacted copies, and how far that has come. */
export const LettersView = ({ store, workspace }: LettersViewProps) => {
  const state = useStoreState(store, (all) => all);
  const { list, filter, chosen, dialog, error, done } = state;
  const { actions } = store;
  useEffect(() => {
    void actions.read();
  }, [actions, workspace.revision, workspace.proposals]);
  const partners = list === null || list === 'unread' ? null : list.partners;
  const shown = useMemo(() => filterTold(partners ?? [], filter), [partners, filter]);
  const source = useMemo((): LetterSource => ({ shown }), [shown]);
  const keys = useMemo(() => shown.map(({ key }) => key), [shown]);
  const place = shown.findIndex(({ key }) => key === chosen);
  const partner = shown[place];

  if (list === null) {
    return (
      <EmptyState icon={<IconMail size={40} stroke={1.25} />} title="Nothing was proposed yet">
        Letters and redacted copies tell partners what a proposal decided about them. Write one
        first, and have it approved.
      </EmptyState>
    );
  }
  if (list === 'unread') {
    return error === null ? null : <ErrorPanel error={error} />;
  }
  const untold = filterTold(list.partners, { told: 'untold', kind: null, text: '' }).length;
  return (
    <div className={classes['columns']}>
      <div className={classes['main']}>
        {error !== null && dialog === null && <ErrorPanel error={error} />}
        {done !== null && (
          <Notice tone="success" role="status" icon={<IconCheck size={18} />} title={done.words}>
            {done.path !== null && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => void actions.showInFolder(done.path ?? '')}
              >
                Show in folder
              </Button>
            )}
          </Notice>
        )}
        <Panel
          title="Who is told"
          description={`${formatOf(untold, list.partners.length)} partners have not been told yet`}
          actions={
            <Button
              size="xs"
              variant="default"
              leftSection={<IconTemplate size={14} />}
              disabled={workspace.isReadOnly}
              onClick={() => void actions.openTemplates()}
            >
              Templates…
            </Button>
          }
        >
          <Group gap="sm" mb="sm" align="end">
            <Select
              size="xs"
              label="Proposal"
              w={212}
              allowDeselect={false}
              data={workspace.proposals.map(({ id, title, createdAt }) => ({
                value: String(id),
                label: `${title}, ${formatWhen(createdAt)}`,
              }))}
              value={String(list.proposal.id)}
              onChange={(id) => void actions.chooseProposal(Number(id))}
            />
            <Select
              size="xs"
              label="Told"
              w={136}
              allowDeselect={false}
              data={toldFilters.map((value) => ({ value, label: filterWords[value] }))}
              value={filter.told}
              onChange={(value) =>
                actions.setFilter({ told: toldFilters.find((each) => each === value) ?? 'all' })
              }
            />
            <Select
              size="xs"
              label="Letter"
              w={112}
              placeholder="All"
              clearable
              data={letterKinds.map((value) => ({ value, label: letterKindWords[value] }))}
              value={filter.kind}
              onChange={(value) =>
                actions.setFilter({ kind: letterKinds.find((each) => each === value) ?? null })
              }
            />
            <TextInput
              size="xs"
              label="Find"
              w={150}
              placeholder="Partner or key"
              leftSection={<IconSearch size={14} />}
              value={filter.text}
              onChange={({ currentTarget }) => actions.setFilter({ text: currentTarget.value })}
            />
          </Group>
          <div className={classes['trail']}>
            <DataGrid
              label="Partners to be told"
              columns={letterColumns}
              rows={shown.length}
              source={source}
              selected={place === -1 ? null : place}
              onSelect={(at) => void actions.choose(shown[at]?.key ?? null)}
            />
          </div>
        </Panel>
      </div>
      <div className={classes['main']}>
        <Panel
          title={`${formatCount(shown.length)} ${shown.length === 1 ? 'partner' : 'partners'} shown`}
          description="All that the filter leaves, at once"
        >
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              disabled={shown.length === 0}
              onClick={() => actions.openDialog('write', keys)}
            >
              Letters…
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={shown.length === 0}
              onClick={() => void actions.openCopies(keys)}
            >
              Redacted copies…
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={shown.length === 0 || workspace.isReadOnly}
              onClick={() => actions.openDialog('note', keys)}
            >
              Note…
            </Button>
          </Group>
        </Panel>
        {partner !== undefined && (
          <PartnerPanel
            partner={partner}
            letter={state.letter}
            entries={list.entries.filter(({ partner: key }) => key === partner.key)}
            isReadOnly={workspace.isReadOnly}
            actions={actions}
          />
        )}
      </div>
      {dialog?.kind === 'templates' && state.templates !== null && (
        <TemplatesDialog templates={state.templates} error={error} actions={actions} />
      )}
      {dialog?.kind === 'write' && (
        <WriteDialog state={state} actions={actions} partners={dialog.partners} />
      )}
      {dialog?.kind === 'note' && (
        <NoteDialog state={state} actions={actions} partners={dialog.partners} />
      )}
      {dialog?.kind === 'copies' && (
        <CopiesDialog state={state} actions={actions} dialog={dialog} />
      )}
    </div>
  );
};

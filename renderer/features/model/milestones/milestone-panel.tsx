import { Button, Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconDownload, IconPlus, IconSearch, IconUpload } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { AssignDialog } from '#renderer/milestones/assign-dialog.tsx';
import type { MilestonesStore } from '#renderer/stores/milestones-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount, formatOf } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import { statusName } from '#shared/ladder/milestones/milestone-words.ts';
import { milestoneShows, type MilestoneList } from '#shared/model/milestone-list.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { ImportReport } from './import-report.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import classes from './milestones.module.css';

type MilestonePanelProps = {
  readonly store: MilestonesStore;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly name: string;
  readonly revision: number;
  readonly isReadOnly: boolean;
};

type Row = MilestoneList['rows'][number];

/** Rows that are shown at once. */
const page = 200;

const showLabels = {
  open: 'Open',
  overdue: 'Overdue',
  soon: 'Due in 30 days',
  settled: 'Settled',
  all: 'All',
} as const;

const proofWords = ({ proof, waivedOn, metOn, reason }: Row): string =>
  [
    ...(proof === null ? [] : [`${metOn ?? ''} ${proof.kind}: ${proof.text}`]),
    ...(waivedOn === null ? [] : [`${waivedOn}: ${reason}`]),
  ].join('; ');

const hashWords = ({ proof }: Row): string => {
  const hash = proof?.sha256 ?? null;
  return hash === null ? '' : ` SHA-256 ${hash}`;
};

/** Who has which milestone, until when, and where it stands; what is due and overdue first. */
export const MilestonePanel = (props: MilestonePanelProps) => {
  const { store, model, snapshot, name, revision, isReadOnly } = props;
  const { query, list, ticked, error, imported } = useStoreState(store, (state) => state);
  const { actions } = store;
  const { milestones } = model.rules;
  const [find, setFind] = useState('');
  const [shown, setShown] = useState(page);
  const [dialog, setDialog] = useState<'assign' | 'met' | 'waived' | 'move' | null>(null);
  const [failed, setFailed] = useState<AppError | null>(null);
  // Undo and imports change the list as well.
  useEffect(() => {
    void actions.read();
  }, [actions, revision]);
  const names = useMemo(
    () => new Map(snapshot.partnerKeys.map((key, row) => [key, snapshot.partnerNames[row] ?? key])),
    [snapshot],
  );
  const catalogue = useMemo(() => new Map(milestones.map((each) => [each.id, each])), [milestones]);
  const rows = useMemo(() => {
    const words = find.trim().toLowerCase();
    const all = list?.rows ?? [];
    return words === ''
      ? all
      : all.filter(({ partner, owner }) =>
          `${names.get(partner) ?? ''} ${partner} ${owner}`.toLowerCase().includes(words),
        );
  }, [list, find, names]);
  const chosen = useMemo(() => rows.filter(({ id }) => ticked.has(id)), [rows, ticked]);
  const ids = chosen.map(({ id }) => id);
  const run = async (work: Promise<AppError | null>): Promise<void> => setFailed(await work);
  const close = (): void => setDialog(null);
  const counts = list?.counts;
  return (
    <section className={classes['panel']} aria-label="Milestones of partners">
      <div className={classes['head']}>
        <h2 className={classes['heading']}>
          Milestones of partners{list === null ? '' : `, as of ${list.day}`}
        </h2>
        <div className={classes['tools']}>
          <Button
            size="xs"
            leftSection={<IconPlus size={13} />}
            disabled={isReadOnly || milestones.length === 0}
            onClick={() => setDialog('assign')}
          >
            Assign…
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconUpload size={13} />}
            disabled={isReadOnly}
            onClick={() => void actions.importTable()}
          >
            Import…
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={13} />}
            onClick={() => void actions.exportTable(`${name} milestones.csv`)}
          >
            Export…
          </Button>
        </div>
      </div>
      {error !== null && <ErrorPanel error={error} onClose={actions.dismiss} />}
      {failed !== null && <ErrorPanel error={failed} onClose={() => setFailed(null)} />}
      {imported !== null && <ImportReport report={imported} onClose={actions.dismiss} />}
      <div className={classes['filters']}>
        <SegmentedControl
          size="xs"
          aria-label="Which milestones"
          data={milestoneShows.map((show) => ({ value: show, label: showLabels[show] }))}
          value={query.show}
          onChange={(show) => {
            setShown(page);
            void actions.ask({ show });
          }}
        />
        <NativeSelect
          size="xs"
          aria-label="Which milestone of the catalogue"
          data={[
            { value: '', label: 'Every milestone' },
            ...milestones.map((each) => ({ value: each.id, label: each.name })),
          ]}
          value={query.milestone ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void actions.ask({ milestone: value === '' ? null : value })
          }
        />
        <TextInput
          size="xs"
          w={190}
          aria-label="Find a partner or an owner"
          placeholder="Find partner or owner"
          leftSection={<IconSearch size={14} />}
          value={find}
          onChange={({ currentTarget }) => setFind(currentTarget.value)}
        />
      </div>
      {counts !== undefined && (
        <div className={classes['filters']}>
          <p className={classes['sentence']} role="status">
            {formatCount(counts.missed)} missed, {formatCount(counts.planned)} planned,{' '}
            {formatCount(counts.met)} met, {formatCount(counts.waived)} waived.
            {list !== null && list.total > list.rows.length
              ? ` The first ${formatOf(list.rows.length, list.total)} are listed.`
              : ''}
          </p>
          {chosen.length > 0 && (
            <div
              className={classes['tools']}
              role="group"
              aria-label={`With ${formatCount(chosen.length)} ticked`}
            >
              <b>{formatCount(chosen.length)} ticked:</b>
              <Button size="compact-xs" disabled={isReadOnly} onClick={() => setDialog('met')}>
                Met…
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                disabled={isReadOnly}
                onClick={() => setDialog('waived')}
              >
                Waive…
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                disabled={isReadOnly}
                onClick={() => setDialog('move')}
              >
                Due and owner…
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                disabled={isReadOnly}
                onClick={() => void run(actions.settle({ ids, to: { kind: 'open' } }))}
              >
                Open again
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                disabled={isReadOnly}
                onClick={() => void run(actions.remove(ids))}
              >
                Take away
              </Button>
            </div>
          )}
        </div>
      )}
      {list !== null && rows.length === 0 ? (
        <EmptyState title={list.total > 0 ? 'Nobody is called so' : 'Nothing here'}>
          {milestones.length === 0
            ? 'Add a milestone on the left; then assign it to partners.'
            : list.total > 0
              ? 'Change what is looked for.'
              : 'No milestone of this kind. Assign one, or import a table of them.'}
        </EmptyState>
      ) : (
        <div className={classes['list']}>
          <PlainTable
            label="Assigned milestones"
            head={
              <tr>
                <th scope="col">
                  <Checkbox
                    size="xs"
                    aria-label="Tick all listed"
                    checked={rows.length > 0 && chosen.length === rows.length}
                    indeterminate={chosen.length > 0 && chosen.length < rows.length}
                    onChange={({ currentTarget }) =>
                      actions.tick(
                        rows.map(({ id }) => id),
                        currentTarget.checked,
                      )
                    }
                  />
                </th>
                <th scope="col">Partner</th>
                <th scope="col">Milestone</th>
                <th scope="col">Due</th>
                <th scope="col">Status</th>
                <th scope="col">Owner</th>
                <th scope="col">Proof or reason</th>
              </tr>
            }
          >
            {rows.slice(0, shown).map((row) => {
              const of = catalogue.get(row.milestone);
              const partner = names.get(row.partner) ?? row.partner;
              const isBad = of?.direction === 'down' && row.status === 'met';
              const isGood = of?.direction === 'down' && row.status === 'missed';
              return (
                <tr key={row.id} {...(ticked.has(row.id) ? { 'data-selected': true } : {})}>
                  <td data-narrow>
                    <Checkbox
                      size="xs"
                      aria-label={`Tick ${of?.name ?? 'milestone'} of ${partner}`}
                      checked={ticked.has(row.id)}
                      onChange={({ currentTarget }) =>
                        actions.tick([row.id], currentTarget.checked)
                      }
                    />
                  </td>
                  <th scope="row">
                    <span className={classes['clip']} title={`${partner} (${row.partner})`}>
                      {partner}
                    </span>
                  </th>
                  <td>
                    <span className={classes['clip']} title={of?.name}>
                      {of?.name ?? 'no longer in the catalogue'}
                    </span>
                  </td>
                  <td data-narrow>{row.due}</td>
                  <td
                    data-narrow
                    className={classes['status']}
                    data-status={isBad ? 'happened' : isGood ? '' : row.status}
                  >
                    {statusName(of?.direction ?? 'up', row.status)}
                  </td>
                  <td>
                    <span className={classes['clip']} title={row.owner}>
                      {row.owner}
                    </span>
                  </td>
                  <td>
                    <span className={classes['proof']} title={proofWords(row) + hashWords(row)}>
                      {proofWords(row)}
                    </span>
                  </td>
                </tr>
              );
            })}
          </PlainTable>
        </div>
      )}
      {rows.length > shown && (
        <Button
          className={classes['add']}
          size="compact-xs"
          variant="subtle"
          onClick={() => setShown(shown + page)}
        >
          Show {formatCount(Math.min(page, rows.length - shown))} more of{' '}
          {formatCount(rows.length - shown)}
        </Button>
      )}
      {dialog === 'assign' && (
        <AssignDialog
          catalogue={milestones}
          snapshot={snapshot}
          chosen={noRows}
          onAssign={actions.assign}
          onClose={close}
        />
      )}
      {(dialog === 'met' || dialog === 'waived') && list !== null && (
        <SettleDialog
          kind={dialog}
          ids={ids}
          today={list.day}
          onChooseFile={actions.chooseEvidence}
          onSettle={actions.settle}
          onClose={close}
        />
      )}
      {dialog === 'move' && <MoveDialog ids={ids} onMove={actions.move} onClose={close} />}
    </section>
  );
};

const noRows: readonly number[] = [];

import { ActionIcon, Button, Menu, Select } from '@mantine/core';
import {
  IconArrowsDiff,
  IconChecks,
  IconDotsVertical,
  IconDownload,
  IconHistory,
  IconLock,
  IconPlus,
  IconSignature,
  IconTrash,
} from '@tabler/icons-react';
import type { CycleActions } from '#renderer/stores/cycle-store.ts';
import { formatCount, formatDay } from '#renderer/ui/format.ts';
import type { CycleTable } from '#shared/cycle/cycle-table.ts';
import type { CycleRecord, CycleView } from '#shared/model/review-cycle.ts';
import classes from './cycle.module.css';

/** Which dialog about the cycle is open. */
export type CycleDialog = 'open' | 'rules' | 'close' | 'compare' | null;

type CycleBarProps = {
  readonly cycles: readonly CycleRecord[];
  readonly view: CycleView;
  readonly table: CycleTable;
  readonly isBusy: boolean;
  readonly isReadOnly: boolean;
  /** Undecided partners among those that are shown. */
  readonly acceptable: number;
  readonly isFiltered: boolean;
  readonly actions: CycleActions;
  readonly onAccept: () => void;
  readonly onDialog: (dialog: CycleDialog) => void;
  readonly onPropose: () => void;
};

/** Which cycle is looked at, how far it is, and what can be done with it as a whole. */
export const CycleBar = (props: CycleBarProps) => {
  const { cycles, view, table, isBusy, isReadOnly, acceptable, isFiltered, actions } = props;
  const { record } = view;
  const overrides = table.states.filter((state) => state === 'override').length;
  const isOpen = record.closing === null;
  return (
    <div className={classes['bar']}>
      <Select
        size="xs"
        w={184}
        aria-label="Review cycle"
        allowDeselect={false}
        data={cycles.map(({ id, number, name, closing }) => ({
          value: id,
          label: `${number}  ${name}${closing === null ? '' : ', closed'}`,
        }))}
        value={record.id}
        onChange={(id) => void actions.read(id ?? undefined)}
      />
      <div className={classes['counts']} role="status">
        <span>
          <b>{formatCount(table.decidedCount)}</b> decided
        </span>
        <span>
          <b>{formatCount(table.undecidedCount)}</b> undecided
        </span>
        <span>
          <b>{formatCount(overrides)}</b> {overrides === 1 ? 'override' : 'overrides'}
        </span>
        {record.closing !== null && <span>closed on {formatDay(record.closing.at)}</span>}
      </div>
      {isOpen ? (
        <>
          <Button
            size="xs"
            leftSection={<IconChecks size={14} />}
            loading={isBusy}
            disabled={isReadOnly || acceptable === 0}
            onClick={props.onAccept}
          >
            {isFiltered
              ? `Accept what is safe of ${formatCount(acceptable)}`
              : 'Accept what is safe'}
          </Button>
          <Button size="xs" variant="default" onClick={() => props.onDialog('rules')}>
            Rules…
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconLock size={14} />}
            disabled={isReadOnly || table.undecidedCount > 0}
            onClick={() => props.onDialog('close')}
          >
            Close…
          </Button>
        </>
      ) : (
        <>
          <Button size="xs" variant="default" onClick={() => props.onDialog('rules')}>
            Rules…
          </Button>
          <Button
            size="xs"
            leftSection={<IconSignature size={14} />}
            disabled={isReadOnly}
            onClick={props.onPropose}
          >
            Propose these tiers
          </Button>
        </>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label="More about the cycle">
            <IconDotsVertical size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPlus size={14} />}
            disabled={isReadOnly}
            onClick={() => props.onDialog('open')}
          >
            Open another cycle…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDownload size={14} />}
            onClick={() => void actions.save(`${record.name}.csv`)}
          >
            Export the table…
          </Menu.Item>
          <Menu.Item leftSection={<IconHistory size={14} />} onClick={() => void actions.replay()}>
            Replay and compare bytes
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowsDiff size={14} />}
            disabled={cycles.length < 2}
            onClick={() => props.onDialog('compare')}
          >
            What changed since another cycle…
          </Menu.Item>
          {isOpen && (
            <Menu.Item
              leftSection={<IconTrash size={14} />}
              disabled={isReadOnly}
              onClick={() => void actions.remove()}
            >
              Remove this cycle
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
};

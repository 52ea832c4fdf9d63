import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { CycleStore } from '#renderer/stores/cycle-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { formatIsoDay } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import classes from './cycle.module.css';

type RecordPanelProps = {
  readonly store: CycleStore;
  readonly partnerKey: string;
  readonly name: string;
};

/** What every cycle said of a partner, the newest first. */
export const RecordPanel = ({ store, partnerKey, name }: RecordPanelProps) => {
  const { record, view } = useStoreState(store, (all) => all);
  const { actions } = store;
  useEffect(() => {
    void actions.readRecord(partnerKey);
    // A decision in the cycle that is looked at is part of the record.
  }, [actions, partnerKey, view]);
  if (record?.partnerKey !== partnerKey || record.entries.length < 2) return null;
  return (
    <Panel
      title="Decision record"
      actions={
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => void actions.saveRecord(partnerKey, `${name} decisions.csv`)}
        >
          Export…
        </Button>
      }
    >
      <ul className={classes['list']} aria-label="Decision record">
        {record.entries.toReversed().map((entry) => (
          <li key={`${entry.asOf} ${entry.cycle}`}>
            <span>
              <b>{entry.cycle}</b>, {formatIsoDay(entry.asOf)}:{' '}
              {entry.current === entry.decided
                ? `stays in ${entry.decided === 'No tier' ? 'no tier' : entry.decided}`
                : `${entry.current} → ${entry.decided}`}
              {entry.decided === entry.recommended ? '' : `, recommended ${entry.recommended}`} (
              {entry.decision.toLowerCase()})
              <br />
              <span className={classes['quiet']}>
                {entry.rationale}
                {entry.approver === ''
                  ? ''
                  : ` Allowed by ${entry.approver} until ${formatIsoDay(entry.expires)}.`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

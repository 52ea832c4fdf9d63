import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { ladderField } from '#shared/ladder/check-ladder.ts';
import { freezeSentence } from '#shared/ladder/clock-words.ts';
import type { FreezeWindow, LadderRules } from '#shared/model/ladder-rules.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { FindingList } from '../finding-list.tsx';
import classes from './ladder.module.css';

type FreezeListProps = {
  readonly freezes: readonly FreezeWindow[];
  readonly findings: readonly ModelFinding[];
  readonly onSave: (label: string, change: Partial<LadderRules>) => void;
};

const blocks = [
  { value: 'falls', label: 'nobody falls' },
  { value: 'all', label: 'nobody moves' },
] as const;

/** Days on which nobody falls, such as those of a market shock; each with its sentence. */
export const FreezeList = ({ freezes, findings, onSave }: FreezeListProps) => {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [what, setWhat] = useState<FreezeWindow['blocks']>('falls');
  const isReady = from !== '' && to !== '';
  return (
    <div className={classes['freezes']} role="group" aria-label="Freeze windows">
      <h3 className={classes['subheading']}>Freeze windows</h3>
      {freezes.length === 0 && (
        <p className={classes['sentence']}>No day is frozen; every review counts.</p>
      )}
      {freezes.map((freeze) => (
        <div key={JSON.stringify(freeze)} className={classes['freeze']}>
          <span className={classes['sentence']}>{freezeSentence(freeze)}</span>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={`Remove the freeze from ${freeze.from} to ${freeze.to}`}
            onClick={() =>
              onSave(`Remove the freeze from ${freeze.from}`, {
                freezes: freezes.filter((each) => each !== freeze),
              })
            }
          >
            <IconTrash size={14} />
          </ActionIcon>
        </div>
      ))}
      <FindingList findings={findings} about={ladderField('freezes')} />
      <div className={classes['newFreeze']}>
        <TextInput
          size="xs"
          type="date"
          label="From"
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <TextInput
          size="xs"
          type="date"
          label="To"
          value={to}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        />
        <Select
          size="xs"
          label="Effect"
          allowDeselect={false}
          data={blocks}
          value={what}
          onChange={(next) => setWhat(next ?? 'falls')}
        />
        <TextInput
          size="xs"
          label="Reason"
          maxLength={300}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={13} />}
          disabled={!isReady || freezes.length >= 20}
          onClick={() => {
            onSave(`Freeze the ladder from ${from} to ${to}`, {
              freezes: [...freezes, { from, to, blocks: what, reason: reason.trim() }],
            });
            setFrom('');
            setTo('');
            setReason('');
          }}
        >
          Add
        </Button>
      </div>
    </div>
  );
};

import { useHidden } from '#renderer/sensitive/masks.tsx';
import { searchable } from '#renderer/sensitive/searchable.ts';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { countOf } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { Milestone } from '#shared/model/milestone.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import classes from './milestones.module.css';

/** What is assigned to whom. */
export type NewAssignment = {
  readonly milestone: string;
  readonly partners: readonly string[];
  readonly due: string;
  readonly owner: string;
};

type AssignDialogProps = {
  readonly catalogue: readonly Milestone[];
  readonly snapshot: Snapshot;
  /** Rows of the partners who are chosen to begin with; the others can be found and chosen too. */
  readonly chosen: readonly number[];
  /** Null once it is assigned, and the dialog closes. */
  readonly onAssign: (what: NewAssignment) => Promise<AppError | null>;
  readonly onClose: () => void;
};

/** Partners who are listed at once; the others are found by their names. */
const listed = 100;

/** Assigns one milestone to many partners with a due day and an owner, as one step. */
export const AssignDialog = (props: AssignDialogProps) => {
  const { catalogue, snapshot, onAssign, onClose } = props;
  const [milestone, setMilestone] = useState(catalogue[0]?.id ?? '');
  const [due, setDue] = useState('');
  const [owner, setOwner] = useState('');
  const [find, setFind] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(props.chosen));
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const hidden = useHidden();
  const found = useMemo(() => {
    const { partnerKeys } = searchable(snapshot, hidden);
    const words = find.trim().toLowerCase();
    const all = snapshot.partnerKeys.map((_, row) => row);
    if (words !== '') {
      return all.filter((row) =>
        `${snapshot.partnerNames[row] ?? ''} ${partnerKeys[row] ?? ''}`
          .toLowerCase()
          .includes(words),
      );
    }
    // Who is chosen to begin with stands first.
    const first = new Set(props.chosen);
    return [...props.chosen, ...all.filter((row) => !first.has(row))];
  }, [find, snapshot, props.chosen, hidden]);
  const choose = (rows: readonly number[], isChosen: boolean): void => {
    const next = new Set(chosen);
    for (const row of rows) {
      if (isChosen) next.add(row);
      else next.delete(row);
    }
    setChosen(next);
  };
  const assign = async (): Promise<void> => {
    setIsBusy(true);
    const partners = [...chosen]
      .sort((one, other) => one - other)
      .map((row) => snapshot.partnerKeys[row] ?? '');
    const failed = await onAssign({ milestone, partners, due, owner: owner.trim() });
    setIsBusy(false);
    setError(failed);
    if (failed === null) onClose();
  };
  return (
    <FormDialog
      title="Assign a milestone"
      action={`Assign to ${countOf(chosen.size, 'partner')}`}
      isReady={!isBusy && milestone !== '' && due !== '' && chosen.size > 0}
      error={error}
      onSubmit={() => void assign()}
      onClose={onClose}
    >
      <div className={classes['form']}>
        {catalogue.length === 0 && (
          <p className={classes['words']}>
            The catalogue has no milestone yet. Add one in Model, under Milestones.
          </p>
        )}
        <NativeSelect
          label="Milestone"
          data={catalogue.map(({ id, name }) => ({ value: id, label: name }))}
          value={milestone}
          onChange={({ currentTarget }) => setMilestone(currentTarget.value)}
        />
        <div className={classes['pair']}>
          <TextInput
            type="date"
            label="Due"
            required
            min="1970-01-01"
            value={due}
            onChange={({ currentTarget }) => setDue(currentTarget.value)}
          />
          <TextInput
            label="Owner"
            description="Who sees to it"
            inputWrapperOrder={['label', 'input', 'description']}
            maxLength={200}
            value={owner}
            onChange={({ currentTarget }) => setOwner(currentTarget.value)}
          />
        </div>
        <div className={classes['bar']}>
          <TextInput
            size="xs"
            aria-label="Find partners to assign to"
            placeholder="Find partners"
            leftSection={<IconSearch size={14} />}
            value={find}
            onChange={({ currentTarget }) => setFind(currentTarget.value)}
          />
          <Button size="compact-xs" variant="default" onClick={() => choose(found, true)}>
            {find.trim() === '' ? 'Choose all' : `Choose ${formatCount(found.length)} found`}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={chosen.size === 0}
            onClick={() => setChosen(new Set())}
          >
            Choose none
          </Button>
        </div>
        <ul className={classes['partners']} aria-label="Partners">
          {found.slice(0, listed).map((row) => (
            <li key={row}>
              <Checkbox
                size="xs"
                label={snapshot.partnerNames[row] ?? ''}
                checked={chosen.has(row)}
                onChange={({ currentTarget }) => choose([row], currentTarget.checked)}
              />
            </li>
          ))}
          {found.length > listed && (
            <li className={classes['words']}>
              … and {formatCount(found.length - listed)} more; find them by name or key.
            </li>
          )}
          {found.length === 0 && <li className={classes['words']}>No partner is called so.</li>}
        </ul>
      </div>
    </FormDialog>
  );
};

import { MultiSelect, NativeSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { readNumber } from '#renderer/ui/read-number.ts';
import { playKinds, type Play } from '#shared/model/signpost.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { partnerOptions } from '../partner-options.ts';
import { playKindNames } from '#shared/signposts/watch-words.ts';
import classes from '../futures.module.css';

type PlayFormProps = {
  readonly play: Play;
  readonly isNew: boolean;
  readonly snapshot: Snapshot;
  readonly unit: string;
  readonly onSave: (play: Play) => void;
  readonly onClose: () => void;
};

/** A prepared answer: what is done, by whom, at what cost and by when. */
export const PlayForm = ({ play, isNew, snapshot, unit, onSave, onClose }: PlayFormProps) => {
  const [draft, setDraft] = useState(play);
  const change = (part: Partial<Play>): void => setDraft((old) => ({ ...old, ...part }));
  const partners = useMemo(() => partnerOptions(snapshot), [snapshot]);
  return (
    <FormDialog
      title={isNew ? 'New play' : 'Edit play'}
      action={isNew ? 'Add play' : 'Save play'}
      isReady={draft.name.trim() !== '' && draft.owner.trim() !== ''}
      onSubmit={() => onSave({ ...draft, name: draft.name.trim(), owner: draft.owner.trim() })}
      onClose={onClose}
    >
      <Stack gap="md">
        <div className={classes['fields']} data-columns="1-1">
          <TextInput
            label="Name"
            placeholder="Move two engineers to the second source"
            data-autofocus
            maxLength={120}
            value={draft.name}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
          <NativeSelect
            label="Kind"
            data={playKinds.map((value) => ({ value, label: playKindNames[value] }))}
            value={draft.kind}
            onChange={({ currentTarget }) =>
              change({ kind: playKinds.find((each) => each === currentTarget.value) ?? draft.kind })
            }
          />
        </div>
        <Textarea
          label="What is done"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={4000}
          value={draft.what}
          onChange={({ currentTarget }) => change({ what: currentTarget.value })}
        />
        <div className={classes['fields']} data-columns="1-1">
          <MultiSelect
            label="Partners"
            searchable
            limit={100}
            data={partners}
            value={[...draft.partners]}
            onChange={(keys) => change({ partners: keys })}
          />
          <MultiSelect
            label="Who steps in"
            searchable
            limit={100}
            data={partners}
            value={[...draft.substitutes]}
            onChange={(keys) => change({ substitutes: keys })}
          />
        </div>
        <div className={classes['fields']} data-columns="1-1-1">
          <TextInput
            label="Owner"
            maxLength={200}
            value={draft.owner}
            onChange={({ currentTarget }) => change({ owner: currentTarget.value })}
          />
          <NumberInput
            label="Cost"
            suffix={unit === '' ? '' : ` ${unit}`}
            thousandSeparator=","
            min={0}
            value={draft.cost ?? ''}
            onChange={(value) => {
              const cost = readNumber(value);
              change({ cost: cost !== null && cost >= 0 ? cost : null });
            }}
          />
          <NumberInput
            label="Done within"
            suffix=" days"
            min={1}
            max={3650}
            allowDecimal={false}
            value={draft.days}
            onChange={(value) => {
              if (typeof value === 'number' && value >= 1 && value <= 3650) change({ days: value });
            }}
          />
        </div>
      </Stack>
    </FormDialog>
  );
};

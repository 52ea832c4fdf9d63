import { Button, Group, Modal, MultiSelect, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ulid } from 'ulid';
import { MaskedNotice } from '#renderer/sensitive/masked-notice.tsx';
import { useHidden } from '#renderer/sensitive/masks.tsx';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { addLadder } from './ladder-edits.ts';
import { attributesOf, freeLabels } from './ladder-labels.ts';

type AddLadderDialogProps = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly actions: ScoringActions;
  /** The ladder that was added, to be looked at. */
  readonly onAdded: (ladder: string) => void;
  readonly onClose: () => void;
};

const countOf = ({ attributes }: Snapshot, code: string, labels: readonly string[]): number => {
  const column = attributes.find((each) => each.code === code);
  const wanted = column?.labels.map((label) => label !== '' && labels.includes(label)) ?? [];
  return column?.codes.reduce((sum, label) => sum + Number(wanted[label] === true), 0) ?? 0;
};

/** Asks who climbs a ladder of their own, and what it is called. */
export const AddLadderDialog = (props: AddLadderDialogProps) => {
  const { model, snapshot, actions, onAdded, onClose } = props;
  const hidden = useHidden();
  const { parallel } = model.rules;
  const choices = attributesOf(snapshot, parallel?.attributeCode ?? '');
  const [code, setCode] = useState(
    parallel?.attributeCode ??
      choices.find(({ value }) => /type/iu.test(value))?.value ??
      choices[0]?.value ??
      '',
  );
  const [labels, setLabels] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState<string | null>(null);
  const name = (typed ?? labels.join(', ')).trim().slice(0, 120);
  const count = countOf(snapshot, code, labels);
  const add = (): void => {
    const ids = [ulid(), ulid(), ulid()] as const;
    actions.edit(`Add the ladder ${name}`, (before) =>
      addLadder(before, { name, labels, attributeCode: code }, ids),
    );
    onAdded(ids[0]);
  };
  return (
    <Modal opened onClose={onClose} title="Add a ladder">
      <Text fz="sm" mb="xs">
        Partners with these labels climb tiers of their own, beside those of everybody else.
        Criteria and weights stay the same for all.
      </Text>
      <NativeSelect
        size="xs"
        label="Climbed by the labels of"
        description={
          parallel === undefined ? undefined : 'The same for all ladders; change it at one of them.'
        }
        disabled={parallel !== undefined}
        data={choices}
        value={code}
        onChange={({ currentTarget }) => {
          setCode(currentTarget.value);
          setLabels([]);
        }}
      />
      {hidden.attribute(code) ? (
        <MaskedNotice what={choices.find(({ value }) => value === code)?.label ?? code} />
      ) : (
        <MultiSelect
          mt="xs"
          size="xs"
          label="Who climbs it"
          searchable
          data-autofocus
          data={[...freeLabels(model, snapshot, null, code)]}
          value={[...labels]}
          onChange={setLabels}
        />
      )}
      <TextInput
        mt="xs"
        size="xs"
        label="Name of the ladder"
        maxLength={120}
        value={typed ?? labels.join(', ')}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Text fz="sm" mt="xs" aria-live="polite">
        {labels.length === 0
          ? 'Choose at least one label.'
          : `${formatCount(count)} ${count === 1 ? 'partner' : 'partners'} will climb it.`}
      </Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={labels.length === 0 || name === ''} onClick={add}>
          Add the ladder
        </Button>
      </Group>
    </Modal>
  );
};

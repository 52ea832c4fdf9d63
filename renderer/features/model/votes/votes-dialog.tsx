import { Button, FileButton, Group, Modal, Text, TextInput } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import type { VotesStore } from '#renderer/stores/votes-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { applyWeighting } from '#shared/workshop/apply-votes.ts';
import { HeldWeights } from './held-weights.tsx';
import { countVotes } from '#shared/workshop/count-votes.ts';
import { parseVotes } from '#shared/workshop/parse-votes.ts';
import { joinVotes, type VoteMean } from '#shared/workshop/vote-spread.ts';
import { SpreadTable } from './spread-table.tsx';
import { VoteTable } from './vote-table.tsx';
import classes from './votes.module.css';

type VotesDialogProps = {
  readonly store: VotesStore;
  readonly scoring: ScoringStore;
  readonly model: ScoringModel;
  readonly workspace: Workspace;
};

/** The votes of a workshop: given, looked at, and made the weights of the model in one step. */
export const VotesDialog = ({ store, scoring, model, workspace }: VotesDialogProps) => {
  const { votes, isReadOnly } = workspace;
  const error = useStoreState(store, (state) => state.error);
  const [name, setName] = useState('');
  const found = useMemo(() => countVotes(model, votes), [model, votes]);
  const { actions } = store;
  const isTaken = votes.some(
    ({ participant }) => participant.toLowerCase() === name.trim().toLowerCase(),
  );
  const add = (): void => {
    const participant = name.trim();
    if (participant === '' || isTaken) return;
    setName('');
    const vote = { id: actions.newId(), participant, weights: {} };
    void actions.save(`Add the vote of ${participant}`, [...votes, vote]);
  };
  const read = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const parsed = parseVotes(await file.text(), model, actions.newId);
    if (!parsed.ok) {
      actions.showError(parsed.error);
      return;
    }
    const taken = new Set(parsed.value.map(({ participant }) => participant.toLowerCase()));
    const others = votes.filter(({ participant }) => !taken.has(participant.toLowerCase()));
    await actions.save(`Import votes of ${file.name}`, [...others, ...parsed.value]);
  };
  const apply = (by: VoteMean): void => {
    const shares = joinVotes(found.counted, found.criteria.length, by);
    if (shares === null) return;
    scoring.actions.edit(`Weights by the ${by} of ${found.counted.length} votes`, (before) =>
      applyWeighting(before, shares),
    );
    actions.close();
  };
  return (
    <Modal opened onClose={actions.close} title="Votes on weights" size="xl">
      <Text fz="sm">
        Each participant gives every criterion a number, in any unit; their shares of the sum count.
        A vote with a gap does not count. Deductions are not voted on.
      </Text>
      {error !== null && <ErrorPanel error={error} onClose={() => actions.showError(null)} />}
      <VoteTable
        votes={votes}
        criteria={found.criteria}
        isReadOnly={isReadOnly}
        onSave={(label, next) => void actions.save(label, next)}
      />
      <Group gap="xs" mt={8} align="flex-end">
        <TextInput
          size="xs"
          aria-label="Name of a participant"
          placeholder="Participant"
          maxLength={120}
          value={name}
          disabled={isReadOnly}
          error={isTaken ? 'Has voted already' : null}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          onKeyDown={({ key }) => {
            if (key === 'Enter') add();
          }}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={13} />}
          disabled={isReadOnly || name.trim() === '' || isTaken}
          onClick={add}
        >
          Add
        </Button>
        <FileButton accept=".csv,text/csv" onChange={(file) => void read(file)}>
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              leftSection={<IconFileImport size={13} />}
              disabled={isReadOnly}
              title="Lines of participant, criterion, weight"
            >
              Import CSV…
            </Button>
          )}
        </FileButton>
      </Group>
      {found.left.length > 0 && (
        <p className={classes['left']} role="status">
          {found.left.map(({ participant, why }) => `${participant}: ${why}`).join('; ')}. These do
          not count.
        </p>
      )}
      {found.counted.length > 0 && <SpreadTable model={model} found={found} />}
      <HeldWeights model={model} found={found} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={actions.close}>
          Close
        </Button>
        <Button
          variant="default"
          disabled={isReadOnly || found.counted.length === 0}
          onClick={() => apply('median')}
        >
          Weigh by the median
        </Button>
        <Button disabled={isReadOnly || found.counted.length === 0} onClick={() => apply('mean')}>
          Weigh by the mean
        </Button>
      </Group>
    </Modal>
  );
};

import { Button, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { formatCount } from '#renderer/ui/format.ts';
import { nextFiles } from '../file/kept-paths.ts';
import { WorkNotice } from '../wizard/work-notice.tsx';
import type { ImportActions } from '#renderer/stores/import-store.ts';
import type { ImportWizard } from '#renderer/stores/import-wizard.ts';

type CommitStepProps = {
  readonly wizard: ImportWizard;
  readonly actions: ImportActions;
  /** What the model looks like after the import, and what it leaves out. */
  readonly modelSentence: string;
  /** How many metrics of the import no criterion reads yet. */
  readonly unweighed: number;
  readonly onWeigh: () => void;
  readonly onLeaveTo: (place: 'portfolio' | 'model' | 'data') => void;
};

/** Step 5: the outcome, and where to go from here. */
export const CommitStep = (props: CommitStepProps) => {
  const { wizard, actions, modelSentence, unweighed, onWeigh, onLeaveTo } = props;
  const { outcome, report } = wizard;
  if (outcome === null) {
    return (
      <Stack gap="md" maw={520} mx="auto" mt={96}>
        <Text ta="center">
          {formatCount(report?.rowsAccepted ?? 0)} rows of {wizard.file?.name} are being written.
          Until the last one is in, the workspace stays as it was.
        </Text>
        <WorkNotice wizard={wizard} onCancel={actions.cancel} />
      </Stack>
    );
  }
  const next = nextFiles(wizard);
  const rejected =
    outcome.rowsRejected === 0
      ? ''
      : ` ${formatCount(outcome.rowsRejected)} were rejected and are kept with their reasons.`;
  return (
    <Stack align="center" gap="md" maw={620} mx="auto" mt={48}>
      <ThemeIcon size={48} radius="xl" variant="light" color="teal">
        <IconCheck size={28} />
      </ThemeIcon>
      <Title order={2} size="h3" ta="center">
        {formatCount(outcome.rowsAccepted)} {outcome.rowsAccepted === 1 ? 'row' : 'rows'} imported
      </Title>
      <Text ta="center">
        {formatCount(outcome.partnersNew)} new and {formatCount(outcome.partnersKnown)} known
        partners from {wizard.file?.name}.{rejected} The import is one step of undo.
      </Text>
      <Text ta="center">{modelSentence}</Text>
      <Group justify="center">
        <Button onClick={() => onLeaveTo('portfolio')} data-autofocus>
          See the portfolio
        </Button>
        {unweighed > 0 ? (
          <Button variant="default" onClick={onWeigh}>
            {unweighed === 1 ? 'Weigh it too' : 'Weigh them too'}
          </Button>
        ) : (
          <Button variant="default" onClick={() => onLeaveTo('model')}>
            Weigh the criteria
          </Button>
        )}
        {next.length > 0 ? (
          <Button variant="default" onClick={() => void actions.open(next.map(({ path }) => path))}>
            {next.length === 1
              ? `Import ${next[0]?.name ?? ''} next`
              : `Import the ${formatCount(next.length)} files left out`}
          </Button>
        ) : (
          <Button variant="default" onClick={() => void actions.open()}>
            Import another file
          </Button>
        )}
      </Group>
      <Group justify="center" gap="xs">
        <Button variant="subtle" size="xs" onClick={() => void actions.saveRecipe()}>
          Save the recipe to a file…
        </Button>
        {outcome.rowsRejected > 0 && (
          <Button variant="subtle" size="xs" onClick={() => void actions.saveRejected()}>
            Save rejected rows…
          </Button>
        )}
        <Button variant="subtle" size="xs" onClick={() => onLeaveTo('data')}>
          Back to the imports
        </Button>
      </Group>
    </Stack>
  );
};

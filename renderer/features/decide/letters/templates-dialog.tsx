import { Code, SegmentedControl, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { LettersActions } from '#renderer/stores/letters-store.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import { faultWords, readTemplate } from '#shared/letters/fill-template.ts';
import { letterFields } from '#shared/letters/letter-fields.ts';
import { letterKindWords } from '#shared/letters/told.ts';
import { letterKinds, type LetterKind, type LetterTemplates } from '#shared/model/letter.ts';
import classes from '../decide.module.css';

type TemplatesDialogProps = {
  readonly templates: LetterTemplates;
  readonly error: AppError | null;
  readonly actions: LettersActions;
};

const faultOf = (templates: LetterTemplates, kind: LetterKind): string | null => {
  const read = readTemplate(templates[kind]);
  return read.ok ? null : faultWords(read.error);
};

/** The words of letters, a template for each kind; what is wrong is told while it is written. */
export const TemplatesDialog = ({ templates, error, actions }: TemplatesDialogProps) => {
  const [kind, setKind] = useState<LetterKind>('promotion');
  const [draft, setDraft] = useState(templates);
  const fault = faultOf(draft, kind);
  const other = letterKinds.find((each) => each !== kind && faultOf(draft, each) !== null);
  const change = (part: Partial<LetterTemplates[LetterKind]>): void =>
    setDraft({ ...draft, [kind]: { ...draft[kind], ...part } });
  return (
    <FormDialog
      title="Letter templates"
      size="xl"
      error={error}
      action="Save"
      isReady={fault === null && other === undefined}
      onSubmit={() => void actions.saveTemplates(draft)}
      onClose={actions.closeDialog}
    >
      <Stack gap="sm">
        <SegmentedControl
          size="xs"
          aria-label="Kind of letter"
          data={letterKinds.map((value) => ({ value, label: letterKindWords[value] }))}
          value={kind}
          onChange={(value) => setKind(letterKinds.find((each) => each === value) ?? kind)}
        />
        <TextInput
          label="Subject"
          value={draft[kind].subject}
          error={fault?.startsWith('subject') === true ? fault : null}
          onChange={({ currentTarget }) => change({ subject: currentTarget.value })}
        />
        <Textarea
          label="Letter"
          autosize
          minRows={10}
          maxRows={16}
          value={draft[kind].body}
          error={fault?.startsWith('line') === true ? fault : null}
          onChange={({ currentTarget }) => change({ body: currentTarget.value })}
        />
        {other !== undefined && (
          <Text size="sm" c="var(--mantine-color-error)">
            {letterKindWords[other]}: {faultOf(draft, other)}
          </Text>
        )}
        <TextInput
          label="Contact, in every letter as {{contact}}"
          value={draft.contact}
          onChange={({ currentTarget }) => setDraft({ ...draft, contact: currentTarget.value })}
        />
        <Text size="sm" c="dimmed">
          A line whose fields have nothing to tell is left out. Lists alone in a line become a list.
        </Text>
        <dl className={classes['letterFields']}>
          {Object.entries(letterFields).map(([field, meaning]) => (
            <div key={field}>
              <dt>
                <Code>{`{{${field}}}`}</Code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </Stack>
    </FormDialog>
  );
};

import { Checkbox, Group, Select, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { LetterDialog, LettersActions, LettersState } from '#renderer/stores/letters-store.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { WorkProgress } from '#renderer/ui/work-progress.tsx';
import { toldWords } from '#shared/letters/told.ts';
import { letterChannels, toldStates } from '#shared/model/letter.ts';

type DialogProps = { readonly state: LettersState; readonly actions: LettersActions };

const whom = (partners: readonly string[]): string =>
  partners.length === 1 ? 'one partner' : `${formatCount(partners.length)} partners`;

/** What runs, and the way out of it. */
const Work = ({ state, actions, label }: DialogProps & { readonly label: string }) =>
  state.isBusy && (
    <WorkProgress
      label={label}
      share={
        state.progress?.total === null || state.progress === null
          ? null
          : state.progress.done / state.progress.total
      }
      onCancel={actions.cancel}
    />
  );

/** Asks for what letters need, and writes them. */
export const WriteDialog = ({
  state,
  actions,
  partners,
}: DialogProps & { readonly partners: readonly string[] }) => {
  const [format, setFormat] = useState<'pdf' | 'html'>('pdf');
  const [unapproved, setUnapproved] = useState(false);
  return (
    <FormDialog
      title={`Letters to ${whom(partners)}`}
      size="md"
      error={state.error}
      action="Write…"
      isReady={!state.isBusy && state.effectiveDate !== ''}
      onSubmit={() => void actions.writeLetters(format, unapproved)}
      onClose={actions.closeDialog}
    >
      <Stack gap="sm">
        <Group grow align="start">
          <TextInput
            type="date"
            label="Tiers hold from"
            value={state.effectiveDate}
            onChange={({ currentTarget }) => void actions.setEffectiveDate(currentTarget.value)}
          />
          <Select
            label="As"
            allowDeselect={false}
            data={[
              { value: 'pdf', label: 'PDF' },
              { value: 'html', label: 'HTML' },
            ]}
            value={format}
            onChange={(value) => setFormat(value === 'html' ? 'html' : 'pdf')}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {partners.length === 1
            ? 'One file, noted as prepared.'
            : 'One file for each partner in a zip, all noted as prepared.'}
        </Text>
        <Checkbox
          label="Also if the proposal is not approved by everybody"
          checked={unapproved}
          onChange={({ currentTarget }) => setUnapproved(currentTarget.checked)}
        />
        <Work state={state} actions={actions} label="Writing letters" />
      </Stack>
    </FormDialog>
  );
};

/** Says what goes along with copies, and writes them. */
export const CopiesDialog = ({
  state,
  actions,
  dialog,
}: DialogProps & { readonly dialog: Extract<LetterDialog, { readonly kind: 'copies' }> }) => {
  const [withPoints, setWithPoints] = useState(false);
  const [withWords, setWithWords] = useState(false);
  const { words } = dialog.offer;
  return (
    <FormDialog
      title={`Redacted copies for ${whom(dialog.partners)}`}
      size="md"
      error={state.error}
      action="Write…"
      isReady={!state.isBusy && (words.length === 0 || withWords)}
      onSubmit={() => void actions.writeCopies(withPoints, withWords)}
      onClose={actions.closeDialog}
    >
      <Stack gap="sm">
        <Text size="sm">
          Each holds the own tier and why, the ladder, and what the next tier takes; nothing of
          other partners, of cost or of the rationale. Anybody can check that it is what was
          approved.
        </Text>
        <Checkbox
          label="With the points by criterion"
          description="Shows names and weights of criteria, never where their bounds lie"
          checked={withPoints}
          onChange={({ currentTarget }) => setWithPoints(currentTarget.checked)}
        />
        {words.length > 0 && (
          <>
            <Text size="sm" fw={600}>
              What approvers wrote is part of what they signed and goes along:
            </Text>
            {words.map((each) => (
              <Text key={each} size="sm">
                {each}
              </Text>
            ))}
            <Checkbox
              label="Partners may read this"
              checked={withWords}
              onChange={({ currentTarget }) => setWithWords(currentTarget.checked)}
            />
          </>
        )}
        <Work state={state} actions={actions} label="Writing copies" />
      </Stack>
    </FormDialog>
  );
};

const channelWords = {
  email: 'Email',
  letter: 'Letter',
  call: 'Call',
  meeting: 'Meeting',
  portal: 'Portal',
  other: 'Other',
} as const;

/** Notes that partners were told. */
export const NoteDialog = ({
  state,
  actions,
  partners,
}: DialogProps & { readonly partners: readonly string[] }) => {
  const [told, setTold] = useState<(typeof toldStates)[number]>('sent');
  const [channel, setChannel] = useState<(typeof letterChannels)[number]>('email');
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, 10));
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  return (
    <FormDialog
      title={`Note for ${whom(partners)}`}
      size="md"
      error={state.error}
      action="Note"
      isReady={!state.isBusy && day !== '' && by.trim() !== ''}
      onSubmit={() => void actions.note({ state: told, channel, day, by: by.trim(), note })}
      onClose={actions.closeDialog}
    >
      <Stack gap="sm">
        <Group grow align="start">
          <Select
            label="How far"
            allowDeselect={false}
            data={toldStates.map((value) => ({ value, label: toldWords[value] }))}
            value={told}
            onChange={(value) => setTold(toldStates.find((each) => each === value) ?? 'sent')}
          />
          <TextInput
            type="date"
            label="On"
            value={day}
            onChange={({ currentTarget }) => setDay(currentTarget.value)}
          />
        </Group>
        <Group grow align="start">
          <TextInput
            label="By"
            placeholder="Who told them"
            value={by}
            onChange={({ currentTarget }) => setBy(currentTarget.value)}
          />
          <Select
            label="How"
            allowDeselect={false}
            data={letterChannels.map((value) => ({ value, label: channelWords[value] }))}
            value={channel}
            onChange={(value) =>
              setChannel(letterChannels.find((each) => each === value) ?? 'email')
            }
          />
        </Group>
        <Textarea
          label="Note"
          autosize
          minRows={2}
          maxRows={6}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          Entries are never changed or removed; a mistake is put right by “{toldWords.open}”.
        </Text>
      </Stack>
    </FormDialog>
  );
};

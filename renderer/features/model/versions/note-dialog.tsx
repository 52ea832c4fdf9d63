import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { VersionsStore } from '#renderer/stores/versions-store.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import type { ModelVersion } from '#shared/model/model-version.ts';
import modelClasses from '../model.module.css';

/** What a person is about to do, which asks for words. */
export type Asked =
  | { readonly kind: 'name' }
  | { readonly kind: 'activate' | 'retire'; readonly version: ModelVersion };

type NoteDialogProps = {
  readonly asked: Asked;
  readonly store: VersionsStore;
  readonly onClose: () => void;
};

const titleOf = (asked: Asked): string =>
  asked.kind === 'name'
    ? 'Name this draft'
    : `${asked.kind === 'activate' ? 'Activate' : 'Retire'} version ${asked.version.number}: ${asked.version.name}`;

const actionOf = { name: 'Keep this version', activate: 'Activate', retire: 'Retire' } as const;

/** Asks for a name, or for the reason that stays with a version. */
export const NoteDialog = ({ asked, store, onClose }: NoteDialogProps) => {
  const error = useStoreState(store, (state) => state.error);
  const isBusy = useStoreState(store, (state) => state.isBusy);
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const isName = asked.kind === 'name';
  const close = (): void => {
    store.actions.close();
    onClose();
  };
  const submit = async (): Promise<void> => {
    const { actions } = store;
    const isDone = isName
      ? await actions.name(name.trim(), note.trim())
      : await actions[asked.kind](asked.version.id, note.trim());
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={titleOf(asked)}
      error={error}
      action={actionOf[asked.kind]}
      isReady={!isBusy && (isName ? name : note).trim() !== ''}
      onSubmit={() => void submit()}
      onClose={close}
    >
      <div className={modelClasses['form']}>
        {isName && (
          <TextInput
            label="Name"
            placeholder="Review of spring"
            maxLength={200}
            data-autofocus
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        )}
        <Textarea
          label={isName ? 'What it is for' : 'Why'}
          autosize
          minRows={3}
          maxLength={2000}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </div>
    </FormDialog>
  );
};

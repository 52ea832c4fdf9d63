import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import type { IdentitiesStore } from '#renderer/stores/identities-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { BindChoice } from './bind-choice.tsx';
import { isPassphraseReady, NewPassphrase, noPassphrase } from './new-passphrase.tsx';

type DialogProps = { readonly store: IdentitiesStore; readonly onClose: () => void };

/** Makes the root of a programme. */
export const RootDialog = ({ store, onClose }: DialogProps) => {
  const { error, isBusy, keyStore } = useStoreState(store, (all) => all);
  const [name, setName] = useState('');
  const [organization, setOrganization] = useState('');
  const [draft, setDraft] = useState(noPassphrase);
  const [isBound, setIsBound] = useState(keyStore?.kind === 'real');
  const submit = async (): Promise<void> => {
    const { passphrase } = draft;
    if (await store.actions.createRoot({ name, organization, passphrase, bind: isBound }))
      onClose();
  };
  return (
    <FormDialog
      title="New programme root"
      size="md"
      error={error}
      action="Make the root"
      isReady={!isBusy && name.trim() !== '' && isPassphraseReady(draft)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed" mb="sm">
        The root issues the certificates of all approvers. Whoever verifies a proposal compares its
        fingerprint. It is valid for ten years; keep its passphrase away from those of approvers.
      </Text>
      <TextInput
        label="Name"
        placeholder="Partner programme root"
        maxLength={200}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <TextInput
        mt="sm"
        label="Company"
        maxLength={200}
        value={organization}
        onChange={({ currentTarget }) => setOrganization(currentTarget.value)}
      />
      <NewPassphrase draft={draft} onChange={setDraft} />
      <BindChoice store={keyStore} isChosen={isBound} onChange={setIsBound} />
    </FormDialog>
  );
};

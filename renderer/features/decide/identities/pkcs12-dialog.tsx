import { PasswordInput, Text } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import type { IdentitiesStore } from '#renderer/stores/identities-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { BindChoice } from './bind-choice.tsx';
import { isPassphraseReady, NewPassphrase, noPassphrase } from './new-passphrase.tsx';

type DialogProps = { readonly store: IdentitiesStore; readonly onClose: () => void };

/** Takes key and certificate from a PKCS#12 file of a company's authority. */
export const Pkcs12Dialog = ({ store, onClose }: DialogProps) => {
  const { error, isBusy, keyStore } = useStoreState(store, (all) => all);
  const [filePassphrase, setFilePassphrase] = useState('');
  const [draft, setDraft] = useState(noPassphrase);
  const [isBound, setIsBound] = useState(keyStore?.kind === 'real');
  const submit = async (): Promise<void> => {
    if (await store.actions.importPkcs12(filePassphrase, draft.passphrase, isBound)) onClose();
  };
  return (
    <FormDialog
      title="Import a PKCS#12 file"
      size="md"
      error={error}
      action="Choose the file…"
      isReady={!isBusy && isPassphraseReady(draft)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed" mb="sm">
        The file (.p12 or .pfx) holds key, certificate and chain up to the root. The key is locked
        anew with a passphrase of this machine.
      </Text>
      <PasswordInput
        label="Passphrase of the file"
        autoComplete="off"
        maxLength={1024}
        value={filePassphrase}
        onChange={({ currentTarget }) => setFilePassphrase(currentTarget.value)}
      />
      <NewPassphrase draft={draft} onChange={setDraft} />
      <BindChoice store={keyStore} isChosen={isBound} onChange={setIsBound} />
    </FormDialog>
  );
};

import { Autocomplete, PasswordInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import type { IdentitiesStore } from '#renderer/stores/identities-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { KnownIdentity } from '#shared/model/identity.ts';
import { commonFunctions } from '../identity/common-functions.ts';
import { BindChoice } from './bind-choice.tsx';
import { isPassphraseReady, NewPassphrase, noPassphrase } from './new-passphrase.tsx';

type DialogProps = {
  readonly store: IdentitiesStore;
  readonly roots: readonly KnownIdentity[];
  readonly onClose: () => void;
};

const elsewhere = 'elsewhere';

/** Makes the key of an approver, with a certificate of a root here or a request for one. */
export const ApproverDialog = ({ store, roots, onClose }: DialogProps) => {
  const { error, isBusy, keyStore } = useStoreState(store, (all) => all);
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const [issuer, setIssuer] = useState(roots[0]?.id ?? elsewhere);
  const [rootPassphrase, setRootPassphrase] = useState('');
  const [draft, setDraft] = useState(noPassphrase);
  const [isBound, setIsBound] = useState(keyStore?.kind === 'real');
  const root = roots.find(({ id }) => id === issuer);
  const isReady =
    name.trim() !== '' &&
    role.trim() !== '' &&
    isPassphraseReady(draft) &&
    (root === undefined || rootPassphrase !== '');
  const submit = async (): Promise<void> => {
    const isMade = await store.actions.createApprover({
      name,
      function: role,
      organization: root?.organization ?? '',
      passphrase: draft.passphrase,
      root: root === undefined ? null : { id: root.id, passphrase: rootPassphrase },
      bind: isBound,
    });
    if (isMade) onClose();
  };
  return (
    <FormDialog
      title="New approver"
      size="md"
      error={error}
      action="Make the key"
      isReady={!isBusy && isReady}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        description="As the signature will carry it"
        maxLength={200}
        autoComplete="off"
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Autocomplete
        mt="sm"
        label="Function"
        description="For which part of the company the person decides; stands in the certificate"
        maxLength={200}
        data={commonFunctions}
        value={role}
        onChange={setRole}
      />
      <NewPassphrase draft={draft} onChange={setDraft} />
      <BindChoice store={keyStore} isChosen={isBound} onChange={setIsBound} />
      <Select
        mt="sm"
        label="Certificate by"
        allowDeselect={false}
        data={[
          ...roots.map(({ id, name: rootName }) => ({ value: id, label: rootName })),
          { value: elsewhere, label: 'Another authority, by a request' },
        ]}
        value={issuer}
        onChange={(value) => setIssuer(value ?? elsewhere)}
      />
      {root !== undefined && (
        <PasswordInput
          mt="sm"
          label={`Passphrase of ${root.name}`}
          autoComplete="off"
          maxLength={1024}
          value={rootPassphrase}
          onChange={({ currentTarget }) => setRootPassphrase(currentTarget.value)}
        />
      )}
    </FormDialog>
  );
};

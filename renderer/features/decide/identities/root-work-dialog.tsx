import { PasswordInput, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import type { IdentitiesStore, RevokedChoice } from '#renderer/stores/identities-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { KnownIdentity } from '#shared/model/identity.ts';

type RootWorkDialogProps = {
  readonly store: IdentitiesStore;
  readonly root: KnownIdentity;
  readonly approvers: readonly KnownIdentity[];
  readonly work: 'issue' | 'revoke';
  readonly onClose: () => void;
};

const choiceOf = (value: string): RevokedChoice =>
  value === 'file' || value === 'nothing' ? { kind: value } : { kind: 'approver', id: value };

/** What a root does with its passphrase: answering a request, revoking a certificate. */
export const RootWorkDialog = (props: RootWorkDialogProps) => {
  const { store, root, approvers, work, onClose } = props;
  const { error, isBusy } = useStoreState(store, (all) => all);
  const [passphrase, setPassphrase] = useState('');
  const [target, setTarget] = useState<string>(approvers[0]?.id ?? 'file');
  const [reason, setReason] = useState('');
  const submit = async (): Promise<void> => {
    const opened = { id: root.id, passphrase };
    const isDone =
      work === 'issue'
        ? await store.actions.issue(opened)
        : await store.actions.revoke(opened, choiceOf(target), reason);
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={work === 'issue' ? 'Issue a certificate' : 'Revoke a certificate'}
      size="md"
      error={error}
      action={work === 'issue' ? 'Choose the request…' : 'Sign the list'}
      isReady={!isBusy && passphrase !== ''}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed" mb="sm">
        {work === 'issue'
          ? 'Answers the request (.csr) of an approver who made the key on another machine.'
          : 'A revoked certificate does not count in any proposal that is verified with the new list.'}
      </Text>
      {work === 'revoke' && (
        <>
          <Select
            label="Certificate"
            allowDeselect={false}
            data={[
              ...approvers.map(({ id, name, function: role }) => ({
                value: id,
                label: `${name}, ${role}`,
              })),
              { value: 'file', label: 'From a file…' },
              { value: 'nothing', label: 'None: sign the list afresh' },
            ]}
            value={target}
            onChange={(value) => setTarget(value ?? 'file')}
          />
          <TextInput
            mt="sm"
            label="Reason"
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </>
      )}
      <PasswordInput
        mt="sm"
        label={`Passphrase of ${root.name}`}
        autoComplete="off"
        maxLength={1024}
        value={passphrase}
        onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
      />
    </FormDialog>
  );
};

import { PasswordInput, Text } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import type { IdentitiesStore } from '#renderer/stores/identities-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { KnownIdentity } from '#shared/model/identity.ts';
import { bindingWords } from '#shared/model/key-store.ts';

export type KeyWork = 'bind' | 'unbind' | 'copy';

type KeyWorkDialogProps = {
  readonly store: IdentitiesStore;
  readonly identity: KnownIdentity;
  readonly work: KeyWork;
  readonly onClose: () => void;
};

const titles = {
  bind: 'Bind the key to this account',
  unbind: 'Unbind the key from this account',
  copy: 'Save a copy of the key',
} as const;

const actionWords = { bind: 'Bind', unbind: 'Unbind', copy: 'Choose where…' } as const;

/** What can be done with the file of a key: binding it to this account, unbinding it, saving a copy. */
export const KeyWorkDialog = ({ store, identity, work, onClose }: KeyWorkDialogProps) => {
  const { error, isBusy, keyStore } = useStoreState(store, (all) => all);
  const [passphrase, setPassphrase] = useState('');
  const { name, kind, boundTo } = identity;
  const storeName = keyStore?.kind === 'real' ? keyStore.name : 'the key store of the system';
  const words = {
    bind: `The key of ${name} will open only with ${storeName} of this account on this machine, and with its passphrase as before. The command line cannot use it then. If the store is reset or the machine is lost, the key is lost with it: save a copy first.`,
    unbind: `The key of ${name} is bound by ${boundTo === null ? storeName : bindingWords(boundTo)}. Without that its passphrase alone locks it, and whoever copies the file can guess at it anywhere.`,
    copy:
      kind === 'root'
        ? 'Key and certificate as a PKCS#12 file (.p12), locked with the passphrase of the key and bound to no machine. What this root revoked is not in it: save the revocation list too. Keep both where this machine’s loss does not reach them.'
        : 'Key, certificate and chain as a PKCS#12 file (.p12), locked with the passphrase of the key and bound to no machine. Keep it where this machine’s loss does not reach it; Import PKCS#12 takes it back.',
  } as const;
  const submit = async (): Promise<void> => {
    const isDone =
      work === 'copy'
        ? await store.actions.saveKey(identity, passphrase)
        : await store.actions.setBinding(identity, work === 'bind');
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={titles[work]}
      size="md"
      error={error}
      action={actionWords[work]}
      isReady={!isBusy && (work !== 'copy' || passphrase !== '')}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Text size="sm">{words[work]}</Text>
      {work === 'copy' && (
        <PasswordInput
          mt="sm"
          label={`Passphrase of ${name}`}
          autoComplete="off"
          maxLength={1024}
          value={passphrase}
          onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
        />
      )}
    </FormDialog>
  );
};

import { PasswordInput } from '@mantine/core';
import { passphraseMinimum } from '../identity/passphrase-strength.ts';

export type PassphraseDraft = { readonly passphrase: string; readonly repeated: string };

export const noPassphrase: PassphraseDraft = { passphrase: '', repeated: '' };

/** Whether a new passphrase is long enough and was typed twice alike. */
export const isPassphraseReady = ({ passphrase, repeated }: PassphraseDraft): boolean =>
  passphrase.length >= passphraseMinimum && passphrase === repeated;

type NewPassphraseProps = {
  readonly draft: PassphraseDraft;
  readonly onChange: (draft: PassphraseDraft) => void;
};

/** The passphrase of a key that is being made, twice. */
export const NewPassphrase = ({ draft, onChange }: NewPassphraseProps) => {
  const isOther = draft.repeated !== '' && draft.repeated !== draft.passphrase;
  return (
    <>
      <PasswordInput
        mt="sm"
        label="Passphrase"
        description={`At least ${passphraseMinimum} characters, asked for at each signature; nobody can recover it`}
        autoComplete="new-password"
        maxLength={1024}
        value={draft.passphrase}
        onChange={({ currentTarget }) => onChange({ ...draft, passphrase: currentTarget.value })}
      />
      <PasswordInput
        mt="sm"
        label="Passphrase again"
        autoComplete="new-password"
        maxLength={1024}
        value={draft.repeated}
        error={isOther ? 'This is another one.' : undefined}
        onChange={({ currentTarget }) => onChange({ ...draft, repeated: currentTarget.value })}
      />
    </>
  );
};

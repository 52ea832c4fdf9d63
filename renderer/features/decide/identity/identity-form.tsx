import {
  Autocomplete,
  Button,
  PasswordInput,
  Progress,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import type { DecideActions, Pending } from '#renderer/stores/decide-store.ts';
import { commonFunctions } from './common-functions.ts';
import {
  checkIdentity,
  passphraseMinimum,
  strengthOf,
  type IdentityDraft,
} from './passphrase-strength.ts';

type IdentityFormProps = { readonly work: Pending; readonly actions: DecideActions };

const strengthColours = {
  'too short': 'gray',
  weak: 'red',
  fair: 'orange',
  good: 'teal',
  strong: 'teal',
} as const;

const empty: IdentityDraft = { name: '', function: '', passphrase: '', repeated: '' };

/** Makes the key with which this machine signs. What is typed here leaves only for the engine. */
export const IdentityForm = ({ work, actions }: IdentityFormProps) => {
  const [draft, setDraft] = useState<IdentityDraft>(empty);
  const [isChecked, setIsChecked] = useState(false);
  const problems = isChecked ? checkIdentity(draft) : {};
  const strength = strengthOf(draft.passphrase);
  const change = (part: Partial<IdentityDraft>): void => setDraft((old) => ({ ...old, ...part }));

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(checkIdentity(draft)).length > 0) return;
    const isMade = await actions.createIdentity({
      name: draft.name.trim(),
      function: draft.function.trim(),
      passphrase: draft.passphrase,
    });
    if (isMade) setDraft(empty);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          A key is made on this machine and kept here, locked with your passphrase. Nobody can
          recover the passphrase for you.
        </Text>
        <TextInput
          label="Name"
          description="As the signature will carry it"
          maxLength={200}
          autoComplete="off"
          value={draft.name}
          error={problems.name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <Autocomplete
          label="Function"
          description="For which part of the company you sign"
          maxLength={200}
          data={commonFunctions}
          value={draft.function}
          error={problems.function}
          onChange={(value) => change({ function: value })}
        />
        <PasswordInput
          label="Passphrase"
          description={`At least ${passphraseMinimum} characters; several words are best`}
          autoComplete="new-password"
          maxLength={1024}
          value={draft.passphrase}
          error={problems.passphrase}
          onChange={({ currentTarget }) => change({ passphrase: currentTarget.value })}
        />
        <div>
          <Progress
            size="xs"
            value={strength.share * 100}
            color={strengthColours[strength.word]}
            aria-label="Strength of the passphrase"
          />
          <Text size="xs" c="dimmed" mt={4} role="status">
            {draft.passphrase === '' ? ' ' : `Strength: ${strength.word}. ${strength.advice ?? ''}`}
          </Text>
        </div>
        <PasswordInput
          label="Passphrase again"
          autoComplete="new-password"
          maxLength={1024}
          value={draft.repeated}
          error={problems.repeated}
          onChange={({ currentTarget }) => change({ repeated: currentTarget.value })}
        />
        {work.error !== null && <ErrorPanel error={work.error} />}
        <Button type="submit" loading={work.isBusy}>
          Make my key
        </Button>
      </Stack>
    </form>
  );
};

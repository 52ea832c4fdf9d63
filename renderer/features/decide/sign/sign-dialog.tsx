import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { IncludeBoxes } from '#renderer/sensitive/include-boxes.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { WorkProgress } from '#renderer/ui/work-progress.tsx';
import type { DecideActions, Pending } from '#renderer/stores/decide-store.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { SignerIdentity } from '#shared/model/proposal.ts';
import type { SensitiveThing } from '#shared/model/sensitivity.ts';

type SignDialogProps = {
  readonly identity: SignerIdentity;
  readonly title: string;
  readonly suggestedName: string;
  /** What of the proposal is sensitive. */
  readonly things: readonly SensitiveThing[];
  readonly signing: Pending;
  readonly actions: DecideActions;
  readonly onClose: () => void;
};

const shareOf = (progress: Progress | null): number | null => {
  const total = progress?.total ?? 0;
  return progress === null || total === 0 ? null : progress.done / total;
};

/** Asks for the passphrase of this one signature; it is forgotten with the dialog. */
export const SignDialog = (props: SignDialogProps) => {
  const { identity, title, suggestedName, things, signing, actions, onClose } = props;
  const [included, setIncluded] = useState<readonly string[]>([]);
  const [passphrase, setPassphrase] = useState('');
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (passphrase === '') return;
    if (await actions.sign(suggestedName, passphrase, included)) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Sign the proposal" closeOnClickOutside={!signing.isBusy}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Text size="sm">
            You sign “{title}” as {identity.name} for {identity.function}. What is signed can no
            longer be changed; a new proposal can replace it.
          </Text>
          <PasswordInput
            label="Passphrase of your key"
            data-autofocus
            autoComplete="current-password"
            maxLength={1024}
            value={passphrase}
            disabled={signing.isBusy}
            onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
          />
          <IncludeBoxes
            what="the proposal"
            things={things}
            included={included}
            onChange={setIncluded}
          />
          {signing.error !== null && <ErrorPanel error={signing.error} />}
          {signing.isBusy && (
            <WorkProgress
              label={signing.progress?.label ?? 'Signing'}
              share={shareOf(signing.progress)}
              onCancel={actions.cancel}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={signing.isBusy}>
              Cancel
            </Button>
            <Button type="submit" disabled={passphrase === '' || signing.isBusy}>
              Choose a file and sign…
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};

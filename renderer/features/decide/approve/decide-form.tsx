import {
  Button,
  PasswordInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import type { ApproveActions, UnsaidDecision } from '#renderer/stores/approve-store.ts';
import { decisionKinds, type DecisionKind } from '#shared/approval/approval-statement.ts';
import type { ProposalReview } from '#shared/ipc/approval-channels.ts';
import type { KnownIdentity } from '#shared/model/identity.ts';

type DecideFormProps = {
  readonly review: ProposalReview;
  readonly identities: readonly KnownIdentity[];
  readonly unsaid: UnsaidDecision;
  readonly isBusy: boolean;
  readonly actions: ApproveActions;
};

const words: Readonly<Record<DecisionKind, string>> = {
  approve: 'Approve',
  abstain: 'Abstain',
  refuse: 'Refuse',
  delegate: 'Delegate',
};

const keyOf = ({ identity, step }: ProposalReview['offers'][number]): string =>
  `${identity} ${step}`;

/** What one person decides for one function, and the passphrase of that one signature. */
export const DecideForm = (props: DecideFormProps) => {
  const { review, identities, unsaid, isBusy, actions } = props;
  const { decision, reason, conflict } = unsaid;
  const offers = review.offers.filter(({ against }) => against === null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [delegateTo, setDelegateTo] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const offer = offers.find((each) => keyOf(each) === chosen) ?? offers[0];
  if (offer === undefined) {
    return (
      <Text size="sm" c="dimmed">
        No identity of this machine can decide about it now.
      </Text>
    );
  }
  const mayDelegate = review.mayDelegate.includes(offer.step);
  const kinds = decisionKinds.filter((kind) => kind !== 'delegate' || mayDelegate);
  const hasConflict = conflict.trim() !== '';
  const missing =
    hasConflict && (decision === 'approve' || decision === 'refuse')
      ? 'With a conflict of interest one can only abstain or delegate.'
      : decision !== 'approve' && reason.trim() === ''
        ? 'Give a reason.'
        : decision === 'delegate' && delegateTo === null
          ? 'Choose who may decide instead.'
          : passphrase === ''
            ? 'The passphrase is asked for at each signature.'
            : null;
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (missing !== null) return;
    await actions.decide({
      identity: offer.identity,
      step: offer.step,
      decision,
      reason,
      conflictOfInterest: hasConflict ? conflict : null,
      delegateTo: decision === 'delegate' ? delegateTo : null,
      passphrase,
    });
    setPassphrase('');
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Select
          label="Decide as"
          allowDeselect={false}
          data={offers.map((each) => ({
            value: keyOf(each),
            label: `${each.name}, for ${each.stepFunction}`,
          }))}
          value={keyOf(offer)}
          onChange={setChosen}
        />
        <SegmentedControl
          aria-label="Decision"
          data={kinds.map((kind) => ({ value: kind, label: words[kind] }))}
          value={decision}
          onChange={(value) =>
            actions.write({ decision: decisionKinds.find((kind) => kind === value) ?? 'approve' })
          }
        />
        {decision === 'delegate' && (
          <Select
            label="Who may decide instead"
            data={identities.flatMap(({ kind, fingerprint, name, function: role, id }) =>
              kind === 'approver' && fingerprint !== null && id !== offer.identity
                ? [{ value: fingerprint, label: `${name}, ${role}` }]
                : [],
            )}
            value={delegateTo}
            onChange={setDelegateTo}
          />
        )}
        <Textarea
          label={decision === 'approve' ? 'Reason (if you want to give one)' : 'Reason'}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={reason}
          onChange={({ currentTarget }) => actions.write({ reason: currentTarget.value })}
        />
        <TextInput
          label="Conflict of interest"
          placeholder="None"
          maxLength={2000}
          value={conflict}
          onChange={({ currentTarget }) => actions.write({ conflict: currentTarget.value })}
        />
        <PasswordInput
          label={`Passphrase of ${offer.name}`}
          autoComplete="off"
          maxLength={1024}
          value={passphrase}
          onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
        />
        <Button
          type="submit"
          leftSection={<IconSignature size={16} />}
          disabled={missing !== null}
          loading={isBusy}
        >
          Sign the decision
        </Button>
        {missing !== null && (
          <Text size="xs" c="dimmed">
            {missing}
          </Text>
        )}
      </Stack>
    </form>
  );
};

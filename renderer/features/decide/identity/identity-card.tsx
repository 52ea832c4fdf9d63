import { Text } from '@mantine/core';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { formatDay } from '#renderer/ui/format.ts';
import type { SignerIdentity } from '#shared/model/proposal.ts';
import classes from '../decide.module.css';

/** Who signs on this machine, with the fingerprint that others compare. */
export const IdentityCard = ({ identity }: { readonly identity: SignerIdentity }) => (
  <div>
    <Text fw={600}>{identity.name}</Text>
    <Text size="sm" c="dimmed">
      signs for {identity.function}, certificate valid until {formatDay(identity.validUntil)}
    </Text>
    <div className={classes['hash']}>
      <span>Fingerprint of the certificate (SHA-256)</span>
      <code>{identity.certificateFingerprint}</code>
      <CopyText text={identity.certificateFingerprint} what="fingerprint" />
    </div>
    <Text size="xs" c="dimmed">
      Give it to the approvers by another way than this file: by voice, on paper, in a contract.
    </Text>
  </div>
);

import { Text } from '@mantine/core';
import { formatDay } from '#renderer/ui/format.ts';
import type { SignerIdentity } from '#shared/model/proposal.ts';
import { HashLine } from '../hash-line.tsx';

/** Who signs on this machine, with the fingerprint that others compare. */
export const IdentityCard = ({ identity }: { readonly identity: SignerIdentity }) => (
  <div>
    <Text fw={600}>{identity.name}</Text>
    <Text size="sm" c="dimmed">
      signs for {identity.function}, certificate valid until {formatDay(identity.validUntil)}
    </Text>
    <HashLine
      label="Fingerprint of the certificate (SHA-256)"
      text={identity.certificateFingerprint}
      what="fingerprint"
    />
    <Text size="xs" c="dimmed">
      Give it to the approvers by another way than this file: by voice, on paper, in a contract.
    </Text>
  </div>
);

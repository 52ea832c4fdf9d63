import { Badge, Button, Group, Text } from '@mantine/core';
import { formatDay, formatWhen } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import type { KnownIdentity } from '#shared/model/identity.ts';
import { bindingWords } from '#shared/model/key-store.ts';
import { HashLine } from '../hash-line.tsx';
import type { KeyWork } from './key-work-dialog.tsx';
import classes from '../decide.module.css';

const kindWords = {
  root: 'Root',
  approver: 'Approver',
  requested: 'Waits for certificate',
} as const;

type IdentityPanelProps = {
  readonly identity: KnownIdentity;
  /** When the root of this machine revoked it; null where it did not. */
  readonly revokedAt: string | null;
  readonly onSave: (what: 'certificate' | 'request' | 'list') => void;
  readonly onWork: (work: 'issue' | 'revoke') => void;
  /** Whether this system has a store that can bind a key. */
  readonly canBind: boolean;
  readonly onKeyWork: (work: KeyWork) => void;
};

/** One identity: whom it names, until when, the fingerprint to compare, and what can be done with it. */
export const IdentityPanel = (props: IdentityPanelProps) => {
  const { identity, revokedAt, canBind, onSave, onWork, onKeyWork } = props;
  const {
    kind,
    name,
    function: role,
    organization,
    key,
    fingerprint,
    root,
    validUntil,
    boundTo,
  } = identity;
  const who = [role, organization].filter((text) => text !== '').join(', ');
  return (
    <Panel
      title={name}
      description={who === '' ? key : `${who} · ${key}`}
      actions={
        <Badge
          variant="light"
          color={revokedAt !== null ? 'red' : kind === 'requested' ? 'yellow' : 'blue'}
        >
          {revokedAt === null ? kindWords[kind] : 'Revoked'}
        </Badge>
      }
    >
      {revokedAt !== null && <Text size="sm">Revoked {formatWhen(revokedAt)}.</Text>}
      {validUntil !== null && (
        <Text size="sm">
          Valid until {formatDay(validUntil)}
          {root === null ? '' : `, issued under ${root.name}`}
        </Text>
      )}
      {boundTo !== null && <Text size="sm">Key bound by {bindingWords(boundTo)}.</Text>}
      {fingerprint === null ? (
        <Text size="sm" c="dimmed">
          Save the request, have it signed by your authority, then import the certificate with its
          chain.
        </Text>
      ) : (
        <HashLine label="Fingerprint (SHA-256)" text={fingerprint} what="fingerprint" />
      )}
      {identity.revoked.length > 0 && (
        <ul className={classes['alerts']}>
          {identity.revoked.map((each) => (
            <li key={each.fingerprint}>
              <Text size="sm">
                {each.name}, {each.function}: revoked {formatDay(each.at)}
                {each.reason === '' ? '' : `, ${each.reason}`}
              </Text>
            </li>
          ))}
        </ul>
      )}
      <Group gap="xs" mt="xs">
        {kind === 'requested' ? (
          <Button size="xs" variant="default" onClick={() => onSave('request')}>
            Save request…
          </Button>
        ) : (
          <Button size="xs" variant="default" onClick={() => onSave('certificate')}>
            Save certificate…
          </Button>
        )}
        {kind === 'root' && (
          <>
            <Button size="xs" variant="default" onClick={() => onWork('issue')}>
              Answer a request…
            </Button>
            <Button size="xs" variant="default" onClick={() => onWork('revoke')}>
              Revoke…
            </Button>
            {identity.listMadeAt !== null && (
              <Button size="xs" variant="default" onClick={() => onSave('list')}>
                Save revocation list…
              </Button>
            )}
          </>
        )}
        {fingerprint !== null && (
          <Button size="xs" variant="default" onClick={() => onKeyWork('copy')}>
            Save a copy of the key…
          </Button>
        )}
        {boundTo !== null && (
          <Button size="xs" variant="default" onClick={() => onKeyWork('unbind')}>
            Unbind…
          </Button>
        )}
        {boundTo === null && canBind && (
          <Button size="xs" variant="default" onClick={() => onKeyWork('bind')}>
            Bind to this account…
          </Button>
        )}
      </Group>
    </Panel>
  );
};

import { Button, Group, Text } from '@mantine/core';
import { IconCheck, IconCertificate } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { IdentitiesStore } from '#renderer/stores/identities-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { KnownIdentity } from '#shared/model/identity.ts';
import { ApproverDialog } from './approver-dialog.tsx';
import { IdentityPanel } from './identity-panel.tsx';
import { keyStoreWords } from './key-store-words.ts';
import { KeyWorkDialog, type KeyWork } from './key-work-dialog.tsx';
import { Pkcs12Dialog } from './pkcs12-dialog.tsx';
import { RootDialog } from './root-dialog.tsx';
import { RootWorkDialog } from './root-work-dialog.tsx';
import classes from '../decide.module.css';

type Open =
  | { readonly dialog: 'root' | 'approver' | 'pkcs12' }
  | { readonly dialog: 'key'; readonly identity: KnownIdentity; readonly work: KeyWork }
  | { readonly dialog: 'work'; readonly root: KnownIdentity; readonly work: 'issue' | 'revoke' };

/** Roots, approvers and their certificates on this machine. */
export const IdentitiesView = ({ store }: { readonly store: IdentitiesStore }) => {
  const { list, keyStore, error, done } = useStoreState(store, (all) => all);
  const { actions } = store;
  const [open, setOpen] = useState<Open | null>(null);
  useEffect(() => {
    void actions.read();
  }, [actions]);
  const identities = list ?? [];
  const roots = identities.filter(({ kind }) => kind === 'root');
  const approvers = identities.filter(({ kind }) => kind === 'approver');
  const revoked = new Map(
    roots.flatMap((root) => root.revoked.map((each) => [each.fingerprint, each.at] as const)),
  );
  const show = (next: Open): void => {
    actions.clear();
    setOpen(next);
  };
  const close = (): void => setOpen(null);
  const buttons = (
    <>
      <Button
        size="xs"
        variant={roots.length === 0 ? 'filled' : 'default'}
        onClick={() => show({ dialog: 'root' })}
      >
        New root…
      </Button>
      <Button
        size="xs"
        variant={roots.length > 0 ? 'filled' : 'default'}
        onClick={() => show({ dialog: 'approver' })}
      >
        New approver…
      </Button>
      <Button size="xs" variant="default" onClick={() => show({ dialog: 'pkcs12' })}>
        Import PKCS#12…
      </Button>
      <Button size="xs" variant="default" onClick={() => void actions.importCertificate()}>
        Import certificate…
      </Button>
    </>
  );

  return (
    <div className={classes['main']}>
      {identities.length > 0 && <Group gap="xs">{buttons}</Group>}
      {identities.length > 0 && keyStore !== null && (
        <Text size="sm" c="dimmed">
          {keyStoreWords(keyStore)}
        </Text>
      )}
      {open === null && error !== null && <ErrorPanel error={error} />}
      {done !== null && (
        <Notice tone="success" role="status" icon={<IconCheck size={18} />} title={done} />
      )}
      {list !== null && list.length === 0 ? (
        <EmptyState
          icon={<IconCertificate size={40} stroke={1.25} />}
          title="Nobody can approve on this machine yet"
          actions={buttons}
        >
          Make a programme root and an approver for each function, or bring keys and certificates of
          your company&rsquo;s authority. Keys stay on this machine, each locked with a passphrase.
          {keyStore === null ? '' : ` ${keyStoreWords(keyStore)}`}
        </EmptyState>
      ) : (
        <div className={classes['identities']}>
          {identities.map((identity) => (
            <IdentityPanel
              key={identity.id}
              identity={identity}
              revokedAt={revoked.get(identity.fingerprint ?? '') ?? null}
              onSave={(what) => void actions.save(identity, what)}
              canBind={keyStore?.kind === 'real'}
              onKeyWork={(work) => show({ dialog: 'key', identity, work })}
              onWork={(work) => show({ dialog: 'work', root: identity, work })}
            />
          ))}
        </div>
      )}
      {open?.dialog === 'root' && <RootDialog store={store} onClose={close} />}
      {open?.dialog === 'approver' && (
        <ApproverDialog store={store} roots={roots} onClose={close} />
      )}
      {open?.dialog === 'pkcs12' && <Pkcs12Dialog store={store} onClose={close} />}
      {open?.dialog === 'key' && (
        <KeyWorkDialog store={store} identity={open.identity} work={open.work} onClose={close} />
      )}
      {open?.dialog === 'work' && (
        <RootWorkDialog
          store={store}
          root={open.root}
          approvers={approvers.filter(
            ({ root, fingerprint }) =>
              root?.fingerprint === open.root.fingerprint && !revoked.has(fingerprint ?? ''),
          )}
          work={open.work}
          onClose={close}
        />
      )}
    </div>
  );
};

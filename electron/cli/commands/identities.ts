import { extname, resolve } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { KnownIdentity } from '#shared/model/identity.ts';
import { bindingWords } from '#shared/model/key-store.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Command, CommandContext } from '../command-context.ts';
import { readPassphrase, rootSource } from '../read-passphrase.ts';

const lineOf = ({
  id,
  kind,
  name,
  function: role,
  fingerprint,
  validUntil,
  boundTo,
}: KnownIdentity): string =>
  [
    `${id}  ${kind}  ${name}${role === '' ? '' : ` (${role})`}`,
    fingerprint === null
      ? 'waits for its certificate'
      : `valid until ${validUntil ?? ''}, certificate ${fingerprint}`,
    ...(boundTo === null
      ? []
      : [`bound by ${bindingWords(boundTo)}: its key opens in the window only`]),
  ].join(', ');

/** `tierwright identities list`. */
export const listIdentities =
  (): Command =>
  async ({ call }) => {
    const listed = await call('identities/list', {});
    return listed.ok
      ? ok({
          document: listed.value,
          lines:
            listed.value.length === 0
              ? ['No identity on this machine yet.']
              : listed.value.map(lineOf),
        })
      : listed;
  };

const answer = (made: Result<KnownIdentity, AppError>): ReturnType<Command> =>
  Promise.resolve(made.ok ? ok({ document: made.value, lines: [lineOf(made.value)] }) : made);

/** The root that is named by its id or how that begins, or the only one there is. */
const findRoot = async (
  { call }: CommandContext,
  wanted: string | undefined,
): Promise<Result<string, AppError>> => {
  const listed = await call('identities/list', {});
  if (!listed.ok) {
    return listed;
  }
  const roots = listed.value.filter(({ kind }) => kind === 'root');
  const [only, ...others] = roots.filter(({ id }) => wanted === undefined || id.startsWith(wanted));
  return only !== undefined && others.length === 0
    ? ok(only.id)
    : err({
        type: 'InputRefused',
        where: '--root',
        expected: 'the id of one root of this machine',
        found: wanted ?? `${roots.length} roots`,
        remedy: 'tierwright identities list shows them.',
      });
};

type RootOptions = { readonly root?: string; readonly rootPassphraseFile?: string };

const openedRoot = async (
  context: CommandContext,
  { root, rootPassphraseFile }: RootOptions,
): Promise<Result<{ id: string; passphrase: string }, AppError>> => {
  const id = await findRoot(context, root);
  if (!id.ok) {
    return id;
  }
  const passphrase = await readPassphrase(context, rootPassphraseFile, rootSource);
  return passphrase.ok ? ok({ id: id.value, passphrase: passphrase.value }) : passphrase;
};

/** `tierwright identities root`. */
export const makeRoot =
  (options: { name: string; organization: string; passphraseFile?: string }): Command =>
  async (context) => {
    const passphrase = await readPassphrase(context, options.passphraseFile);
    return passphrase.ok
      ? answer(
          await context.call('identities/create-root', {
            name: options.name,
            organization: options.organization,
            passphrase: passphrase.value,
          }),
        )
      : passphrase;
  };

type ApproverOptions = {
  readonly name: string;
  readonly function: string;
  readonly organization: string;
  readonly passphraseFile?: string;
  readonly root?: string;
  readonly rootPassphraseFile?: string;
  readonly request?: string;
};

/** `tierwright identities approver`: issued by a root of this machine, or a request for another authority. */
export const makeApprover =
  (options: ApproverOptions): Command =>
  async (context) => {
    const passphrase = await readPassphrase(context, options.passphraseFile);
    if (!passphrase.ok) {
      return passphrase;
    }
    const subject = {
      name: options.name,
      function: options.function,
      organization: options.organization,
      passphrase: passphrase.value,
    };
    if (options.request === undefined) {
      const root = await openedRoot(context, options);
      return root.ok
        ? answer(await context.call('identities/create-approver', { ...subject, root: root.value }))
        : root;
    }
    const made = await context.call('identities/create-approver', { ...subject, root: null });
    if (!made.ok) {
      return made;
    }
    const target = resolve(options.request);
    const written = await context.call('identities/export', {
      id: made.value.id,
      what: 'request',
      target,
    });
    return written.ok
      ? ok({ document: made.value, lines: [lineOf(made.value), `Wrote ${target}.`] })
      : written;
  };

/** `tierwright identities import`: a chain in PEM, or a PKCS#12 file. */
export const importIdentity =
  (
    file: string,
    options: { readonly passphraseFile?: string; readonly filePassphraseFile?: string },
  ): Command =>
  async (context) => {
    const path = resolve(file);
    if (!['.p12', '.pfx'].includes(extname(path).toLowerCase())) {
      return answer(await context.call('identities/import-certificate', { path }));
    }
    const passphrase = await readPassphrase(context, options.passphraseFile);
    const locked = await readPassphrase(context, options.filePassphraseFile, {
      option: '--file-passphrase-file',
      variable: 'TIERWRIGHT_FILE_PASSPHRASE',
    });
    if (!passphrase.ok) {
      return passphrase;
    }
    if (!locked.ok) {
      return locked;
    }
    return answer(
      await context.call('identities/import-pkcs12', {
        path,
        filePassphrase: locked.value,
        passphrase: passphrase.value,
      }),
    );
  };

/** `tierwright identities issue`: answers the request of another machine. */
export const issueCertificateFor =
  (request: string, options: RootOptions & { readonly out: string }): Command =>
  async (context) => {
    const root = await openedRoot(context, options);
    if (!root.ok) {
      return root;
    }
    const target = resolve(options.out);
    const issued = await context.call('identities/issue', {
      root: root.value,
      request: resolve(request),
      target,
    });
    return issued.ok
      ? ok({
          document: { ...issued.value, target },
          lines: [`Wrote ${target}, a certificate for ${issued.value.name} with its chain.`],
        })
      : issued;
  };

/** `tierwright identities revoke`: revokes a certificate and writes the revocation list. */
export const revokeCertificate =
  (
    certificate: string | undefined,
    options: RootOptions & { readonly reason: string; readonly out: string },
  ): Command =>
  async (context) => {
    const root = await openedRoot(context, options);
    if (!root.ok) {
      return root;
    }
    const revoked = await context.call('identities/revoke', {
      root: root.value,
      certificate: certificate === undefined ? null : resolve(certificate),
      approver: null,
      reason: options.reason,
    });
    if (!revoked.ok) {
      return revoked;
    }
    const target = resolve(options.out);
    const written = await context.call('identities/export', {
      id: root.value.id,
      what: 'list',
      target,
    });
    return written.ok
      ? ok({
          document: revoked.value,
          lines: [
            ...revoked.value.revoked.map(
              ({ name, function: role, at, reason }) => `${at}  ${name} (${role}): ${reason}`,
            ),
            `Wrote ${target}.`,
          ],
        })
      : written;
  };

/** `tierwright identities export`: the certificate with its chain, for others. */
export const exportIdentity =
  (id: string, options: { readonly out: string }): Command =>
  async ({ call }) => {
    const target = resolve(options.out);
    const written = await call('identities/export', { id, what: 'certificate', target });
    return written.ok ? ok({ document: { target }, lines: [`Wrote ${target}.`] }) : written;
  };

/** `tierwright identities save-key`: key and certificates as PKCS#12, to be kept elsewhere. */
export const saveIdentityKey =
  (id: string, options: { readonly out: string; readonly passphraseFile?: string }): Command =>
  async (context) => {
    const passphrase = await readPassphrase(context, options.passphraseFile);
    if (!passphrase.ok) {
      return passphrase;
    }
    const target = resolve(options.out);
    const saved = await context.call('identities/save-key', {
      id,
      passphrase: passphrase.value,
      target,
    });
    return saved.ok
      ? ok({
          document: { target },
          lines: [
            `Wrote ${target}, the key of ${saved.value.name} locked with its passphrase. Keep it where this machine's loss does not reach it.`,
          ],
        })
      : saved;
  };

import { appendEvent, currentActor } from '#db/audit/append-event.ts';
import { insertProposal, readProposals } from '#db/proposals/proposal-rows.ts';
import { decisionSentence } from '#shared/approval/route-words.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { noteCycle } from '../services/cycle/proposed-cycle.ts';
import { proposalContent } from '../services/proposal-source.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import type { Session } from '../services/session.ts';
import { pemOfCertificates } from '../signing/pem-list.ts';
import { certificatesOf, knownIdentity } from '../signing/vault/known-identity.ts';
import { noIdentity, openSigner } from '../signing/vault/open-key.ts';
import { vaultOf } from '../signing/vault/vault.ts';
import { readIdentities, readIdentity } from '../signing/vault/vault-files.ts';
import { writeFileSafely } from '../write-file-safely.ts';
import type { EngineOptions } from './engine-options.ts';

type ApprovalHandlers = Pick<EngineHandlers, 'route/prepare' | 'route/review' | 'route/decide'>;

type Trust = {
  readonly root: { readonly name: string; readonly fingerprint: string };
  readonly rootPem: string;
  readonly listPem: string | null;
};

/** The root over an identity of this machine, with its revocation list where that root is here too. */
const trustOf = async (configFolder: string, id: string): Promise<Result<Trust, AppError>> => {
  const files = await readIdentity(configFolder, id);
  const root = files === null ? undefined : certificatesOf(files)?.at(-1);
  if (root === undefined) {
    return err(noIdentity());
  }
  const all = await readIdentities(configFolder);
  const own = all.find((each) => certificatesOf(each)?.[0]?.fingerprint === root.fingerprint);
  return ok({
    root: { name: root.subject.name, fingerprint: root.fingerprint },
    rootPem: pemOfCertificates([root.bytes]),
    listPem: own?.list?.pem ?? null,
  });
};

/** Proposals that functions approve along a route: preparing, reviewing and deciding about them. */
export const createApprovalHandlers = (
  session: Session,
  options: EngineOptions,
): ApprovalHandlers => {
  const { configFolder, fontsFolder, now } = options;

  const identities = async () =>
    (await readIdentities(configFolder)).flatMap((files) => knownIdentity(files) ?? []);

  /** Notes a decision where the open workspace is the one that the proposal came from. */
  const note = (sha256: string, sentence: string): void => {
    const file = session.file();
    if (!file.ok || file.value.isReadOnly) {
      return;
    }
    const isOurs = readProposals(file.value.connection).some((each) => each.sha256 === sha256);
    if (isOurs) {
      appendEvent(file.value.connection, {
        at: now().toISOString(),
        action: 'signed',
        what: sentence,
        object: { kind: 'proposal', id: sha256 },
      });
    }
  };

  return {
    'route/prepare': async ({ path, route, trust: id, ...wish }) => {
      const file = session.file();
      if (!file.ok) {
        return file;
      }
      const trust = await trustOf(configFolder, id);
      if (!trust.ok) {
        return trust;
      }
      const source = proposalContent(file.value, { path, ...wish }, now());
      if (!source.ok) {
        return source;
      }
      const { prepareProposal } = await import('../approval/prepare-routed.ts');
      const packed = await prepareProposal(
        source.value.content,
        {
          preparedBy: currentActor(),
          route,
          root: trust.value.root,
        },
        trust.value,
        fontsFolder,
        now(),
      );
      if (!packed.ok) {
        return packed;
      }
      const written = await writeFileSafely(path, packed.value.bytes);
      if (!written.ok) {
        return written;
      }
      source.value.note(now());
      const entry = {
        title: wish.title,
        createdAt: packed.value.createdAt,
        sha256: packed.value.sha256,
        path,
        signerName: '',
      };
      const record = file.value.isReadOnly
        ? { ...entry, id: 0 }
        : insertProposal(file.value.connection, entry, packed.value.json);
      noteCycle(file.value, wish.cycle, entry.sha256);
      return ok({ record, workspace: readWorkspace(file.value) });
    },

    'route/review': async ({ path }) => {
      const { openRouted } = await import('../approval/open-routed.ts');
      const { reviewRouted } = await import('../approval/review-routed.ts');
      const read = await openRouted(path);
      return read.ok ? ok(reviewRouted(read.value, await identities(), now())) : read;
    },

    'route/decide': async ({ path, target, identity, passphrase, ...decision }) => {
      const { openRouted } = await import('../approval/open-routed.ts');
      const { addDecision, notHolding } = await import('../approval/decide.ts');
      const { reviewRouted } = await import('../approval/review-routed.ts');
      const read = await openRouted(path);
      if (!read.ok) {
        return read;
      }
      const signer = await openSigner(vaultOf(options), identity, passphrase, now());
      if (!signer.ok) {
        return signer;
      }
      const added = await addDecision(read.value, decision, signer.value, now(), fontsFolder);
      if (!added.ok) {
        return added;
      }
      // What a verifier would refuse, by a revoked certificate for example, must not take the place of
      // the file.
      const again = await openRouted(target, added.value.bytes);
      if (!again.ok) {
        return again;
      }
      const refused = notHolding(again.value, 'Decision', 'Nothing was written.');
      if (refused !== null) {
        return err(refused);
      }
      const written = await writeFileSafely(target, added.value.bytes);
      if (!written.ok) {
        return written;
      }
      const review = reviewRouted(again.value, await identities(), now());
      note(review.proposalSha256, `${review.title}: ${decisionSentence(added.value.made)}`);
      return ok(review);
    },
  };
};

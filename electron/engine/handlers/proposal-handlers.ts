import { insertProposal } from '#db/proposals/proposal-rows.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { ok } from '#shared/result.ts';
import { noteCycle } from '../services/cycle/proposed-cycle.ts';
import { proposalContent } from '../services/proposal-source.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import type { Session } from '../services/session.ts';
import { createIdentity, getIdentity } from '../signing/identity-store.ts';
import type { EngineOptions } from './engine-options.ts';

type ProposalHandlers = Pick<
  EngineHandlers,
  'identity/get' | 'identity/create' | 'proposal/create' | 'proposal/verify'
>;

/**
 * The signer of this machine, writing proposals and checking anyone's. What prints and checks them is
 * most of the engine's code, so it is loaded when it is first asked for.
 */
export const createProposalHandlers = (
  session: Session,
  options: EngineOptions,
): ProposalHandlers => ({
  'identity/get': async () => ok(await getIdentity(options.configFolder)),

  'identity/create': (person) => createIdentity(options.configFolder, person, options.now()),

  'proposal/create': async ({ path, passphrase, ...wish }) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const source = proposalContent(file.value, { path, ...wish }, options.now());
    if (!source.ok) {
      return source;
    }
    const { createProposal } = await import('../proposal/create-proposal.ts');
    const written = await createProposal(
      { path, passphrase, ...source.value.content },
      {
        configFolder: options.configFolder,
        fontsFolder: options.fontsFolder,
        now: options.now(),
      },
    );
    if (!written.ok) {
      return written;
    }
    source.value.note(options.now());
    const { json, sha256, createdAt, signerName } = written.value;
    const entry = { title: wish.title, createdAt, sha256, path, signerName };
    // A read-only workspace still signs; it only cannot note that it did.
    const record = file.value.isReadOnly
      ? { ...entry, id: 0 }
      : insertProposal(file.value.connection, entry, json);
    noteCycle(file.value, wish.cycle, sha256);
    return ok({ record, workspace: readWorkspace(file.value) });
  },

  'proposal/verify': async ({ path, earlier }) => {
    const { verifyProposal } = await import('../proposal/verify-proposal.ts');
    return ok(await verifyProposal(path, options.now(), earlier));
  },
});

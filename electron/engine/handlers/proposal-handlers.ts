import { readAnchor } from '#db/audit/read-trail.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { insertProposal } from '#db/proposals/proposal-rows.ts';
import { refuseChange } from '#db/refuse-change.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { err, ok } from '#shared/result.ts';
import { blockingAlerts } from '#shared/model/quality.ts';
import { rationaleDespite, refuseDespite } from '#shared/quality/state-despite.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { readQualityReport } from '../services/read-quality-report.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import { planExport } from '../services/sensitivity.ts';
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

  'proposal/create': async ({ path, title, rationale, passphrase, include = [], despite }) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    if (file.value.knownOn !== null) {
      return err(refuseChange(file.value, title));
    }
    const { name, model, runs, sensitive } = readWorkspace(file.value);
    const planned = planExport(file.value, sensitive, include, {
      what: `proposal ${title}`,
      target: path,
    });
    if (!planned.ok) {
      return planned;
    }
    const blocking = blockingAlerts(readQualityReport(file.value, options.now()).alerts);
    if (blocking.length > 0 && despite === undefined) {
      return err(refuseDespite(blocking));
    }
    const { createProposal } = await import('../proposal/create-proposal.ts');
    const written = await createProposal(
      {
        path,
        title,
        rationale:
          blocking.length === 0 || despite === undefined
            ? rationale
            : rationaleDespite(rationale, blocking, despite),
        passphrase,
        programme: name,
        model,
        runs,
        snapshot: readSnapshot(file.value),
        audit: readAnchor(file.value.connection),
        hidden: hiddenThings(sensitive, include),
      },
      {
        configFolder: options.configFolder,
        fontsFolder: options.fontsFolder,
        now: options.now(),
      },
    );
    if (!written.ok) {
      return written;
    }
    planned.value(options.now());
    const { json, sha256, createdAt, signerName } = written.value;
    const entry = { title, createdAt, sha256, path, signerName };
    // A read-only workspace still signs; it only cannot note that it did.
    const record = file.value.isReadOnly
      ? { ...entry, id: 0 }
      : insertProposal(file.value.connection, entry, json);
    return ok({ record, workspace: readWorkspace(file.value) });
  },

  'proposal/verify': async ({ path }) => {
    const { verifyProposal } = await import('../proposal/verify-proposal.ts');
    return ok(await verifyProposal(path));
  },
});

import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import { readModel, writeModel } from '#db/model/model-rows.ts';
import { activateVersion, insertVersion, retireVersion } from '#db/model/version-rows.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { err, ok } from '#shared/result.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import type { Session } from '../services/session.ts';
import {
  compareVersions,
  findVersion,
  refuseActivation,
  refuseSameDraft,
  versionTitle,
} from '../services/versions.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

type VersionHandlers = Pick<
  EngineHandlers,
  | 'version/name'
  | 'version/activate'
  | 'version/retire'
  | 'version/copy'
  | 'version/read'
  | 'version/compare'
>;

/** Naming, activating, retiring, copying, reading and comparing versions of the model. */
export const createVersionHandlers = (
  session: Session,
  options: EngineOptions,
): VersionHandlers => ({
  'version/name': async ({ name, note, baseRevision }) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const allowed = refuseSameDraft(file.value);
    if (!allowed.ok) {
      return allowed;
    }
    const now = options.now();
    return changeWorkspace(
      session,
      { label: `Name the model ${name}`, baseRevision, now },
      ({ connection }) => {
        const model = canonicalJson(readModel(connection));
        insertVersion(connection, {
          id: ulid(),
          name,
          note,
          model,
          sha256: createHash('sha256').update(model, 'utf8').digest('hex'),
          at: now.toISOString(),
        });
      },
    );
  },

  'version/activate': async ({ id, note }) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const found = findVersion(file.value, id);
    if (!found.ok) {
      return found;
    }
    const { version, model } = found.value;
    const allowed = refuseActivation(file.value, version, model);
    if (!allowed.ok) {
      return allowed;
    }
    const now = options.now();
    const title = versionTitle(version);
    return changeWorkspace(
      session,
      { label: `Activate version ${title}`, baseRevision: null, now },
      ({ connection }) =>
        activateVersion(connection, id, {
          note,
          at: now.toISOString(),
          before: `Version ${title} took its place: ${note}`,
        }),
    );
  },

  'version/retire': async ({ id, note }) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const found = findVersion(file.value, id);
    if (!found.ok) {
      return found;
    }
    const { version } = found.value;
    if (version.state === 'retired') {
      return err({
        type: 'InputRefused',
        where: `Retire version ${versionTitle(version)}`,
        expected: 'a version that is named or active',
        found: 'one that is retired already',
        remedy: 'Nothing needs to be done.',
      });
    }
    const now = options.now();
    return changeWorkspace(
      session,
      { label: `Retire version ${versionTitle(version)}`, baseRevision: null, now },
      ({ connection }) => retireVersion(connection, id, { note, at: now.toISOString() }),
    );
  },

  'version/copy': async ({ id }) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const found = findVersion(file.value, id);
    if (!found.ok) {
      return found;
    }
    const { version, model } = found.value;
    return changeWorkspace(
      session,
      {
        label: `Copy version ${versionTitle(version)} into the draft`,
        baseRevision: null,
        now: options.now(),
      },
      ({ connection }) => writeModel(connection, model),
    );
  },

  'version/read': ({ id }) => {
    const file = session.file();
    if (!file.ok) {
      return Promise.resolve(file);
    }
    const found = findVersion(file.value, id);
    return Promise.resolve(found.ok ? ok(found.value.model) : found);
  },

  'version/compare': async (request, context) => {
    const file = session.file();
    return file.ok ? compareVersions(file.value, request, options.now(), context) : file;
  },
});

import { resolve } from 'node:path';
import type { AppError } from '#shared/ipc/app-error.ts';
import { partnerNames } from '#shared/model/sensitivity.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { ok, type Result } from '#shared/result.ts';
import type { CommandContext } from './command-context.ts';

/** Opens a workspace together with all its partners, as known now or on an ISO day. */
export const openPortfolio = async (
  { call }: CommandContext,
  path: string,
  knownOn?: string,
): Promise<Result<{ readonly workspace: Workspace; readonly snapshot: Snapshot }, AppError>> => {
  const opened = await call('workspace/open', { path: resolve(path) });
  if (!opened.ok) {
    return opened;
  }
  const snapshot = await call('portfolio/snapshot', knownOn === undefined ? {} : { knownOn });
  return snapshot.ok ? ok({ workspace: opened.value, snapshot: snapshot.value }) : snapshot;
};

/** The snapshot once more with the names of partners, where these are sensitive and a person includes them. */
export const namedSnapshot = async (
  { call }: CommandContext,
  snapshot: Snapshot,
  ids: readonly string[],
  knownOn?: string,
): Promise<Result<Snapshot, AppError>> =>
  ids.includes(partnerNames.id)
    ? call('portfolio/snapshot', {
        ...(knownOn === undefined ? {} : { knownOn }),
        include: [partnerNames.id],
      })
    : ok(snapshot);

import { basename } from 'node:path';
import { writeFeed } from '#db/sources/feed-rows.ts';
import { writeSource } from '#db/sources/source-rows.ts';
import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { ok } from '#shared/result.ts';
import { expandFeed } from '../intake/expand-feed.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import { refreshSources } from '../services/refresh-sources.ts';
import { checkSignposts } from '../services/signposts.ts';
import type { Session } from '../services/session.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { EngineOptions } from './engine-options.ts';

type SourceHandlers = Pick<
  EngineHandlers,
  'source/save' | 'source/save-feed' | 'source/try-feed' | 'refresh/run'
>;

/** Saying what a source is and where its files are put, each as one step of undo, and reading them again. */
export const createSourceHandlers = (session: Session, options: EngineOptions): SourceHandlers => ({
  'source/save': ({ name, details }) =>
    changeWorkspace(
      session,
      { label: `Describe source ${name}`, baseRevision: null, now: options.now() },
      ({ connection }) => writeSource(connection, name, details),
    ),

  'source/save-feed': ({ name, folder, pattern, takes }) =>
    changeWorkspace(
      session,
      {
        label: folder === null ? `Forget the folder of ${name}` : `Set the folder of ${name}`,
        baseRevision: null,
        now: options.now(),
      },
      ({ connection }) =>
        writeFeed(connection, name, folder === null ? null : { folder, pattern, takes }),
    ),

  'source/try-feed': async (feed) => {
    const paths = await expandFeed(feed);
    return paths.ok ? ok(paths.value.map((path) => basename(path))) : paths;
  },

  'refresh/run': async (request, { signal, progress }) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const { startReader, now } = options;
    const context = { signal, progress, startReader, now };
    const outcomes = await refreshSources(file.value, request, context);
    if (!outcomes.ok) {
      return outcomes;
    }
    const tripped = await checkSignposts(file.value, now());
    return tripped.ok
      ? ok({ outcomes: outcomes.value, workspace: readWorkspace(file.value) })
      : tripped;
  },
});

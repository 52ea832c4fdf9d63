import type { EngineHandlers } from '#shared/ipc/engine-handlers.ts';
import { ok } from '#shared/result.ts';
import { readPartnerGroup } from '../services/partner-group.ts';
import { decide, findSame, readPartnerList } from '../services/partners.ts';
import { readWorkspace } from '../services/read-workspace.ts';
import type { Session } from '../services/session.ts';
import type { EngineOptions } from './engine-options.ts';

/** Partners as a list, pairs that may be one, and what a person decides about them. */
export const createPartnerHandlers = (
  session: Session,
  options: EngineOptions,
): Pick<
  EngineHandlers,
  'partners/list' | 'partners/group' | 'partners/find-same' | 'partners/decide'
> => ({
  'partners/list': () => {
    const file = session.file();
    return Promise.resolve(file.ok ? ok(readPartnerList(file.value)) : file);
  },

  'partners/group': ({ partner, include = [] }) => {
    const file = session.file();
    return Promise.resolve(file.ok ? ok(readPartnerGroup(file.value, partner, include)) : file);
  },

  'partners/find-same': async (_request, context) => {
    const file = session.file();
    return file.ok ? findSame(file.value, context) : file;
  },

  'partners/decide': async ({ decision }) => {
    const file = session.file();
    if (!file.ok) {
      return file;
    }
    const decided = await decide(file.value, decision, options.now().toISOString());
    return decided.ok ? ok(readWorkspace(file.value)) : decided;
  },
});

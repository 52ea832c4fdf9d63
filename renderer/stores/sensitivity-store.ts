import type { EngineCall } from '#shared/ipc/rpc-client.ts';
import type { SensitiveThing } from '#shared/model/sensitivity.ts';
import type { SensitivityMark } from '#shared/model/sensitivity-mark.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import type { WorkspaceActions } from './workspace-store.ts';

export type SensitivityActions = {
  /** Says how sensitive a thing is; null leaves it to recipes. */
  readonly mark: (
    thing: Pick<SensitivityMark, 'kind' | 'source' | 'code'> & Pick<SensitiveThing, 'name'>,
    level: SensitivityMark['level'] | null,
  ) => Promise<void>;
};

/** Changes marks; what holds is in the workspace. */
export type SensitivityStore = { readonly actions: SensitivityActions };

export const createSensitivityStore = ({
  call,
  applyWorkspace,
  runTask,
}: {
  readonly call: EngineCall;
  readonly applyWorkspace: (workspace: Workspace) => unknown;
  readonly runTask: WorkspaceActions['runTask'];
}): SensitivityStore => ({
  actions: {
    mark: async ({ kind, source, code, name }, level) => {
      const answer = await runTask('Saving the mark', (options) =>
        call('sensitivity/mark', { kind, source, code, name, level }, options),
      );
      if (answer.ok) await applyWorkspace(answer.value);
    },
  },
});

import { plainAssumptions } from '#shared/model/assumptions.ts';
import { noFutures } from '#shared/model/futures.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { aModel } from '#test/fixtures/a-model.ts';

/** A workspace as the engine answers with it: revision 1, no history. */
export const aShownWorkspace = (overrides: Partial<Workspace> = {}): Workspace => ({
  path: '/home/programme.tierwright',
  name: 'Programme',
  revision: 1,
  dataRevision: 1,
  isReadOnly: false,
  knownOn: null,
  model: aModel(),
  futures: noFutures,
  formulas: [],
  runs: [],
  sources: [],
  proposals: [],
  sensitive: [],
  marks: [],
  exports: [],
  rates: null,
  views: [],
  assumptions: plainAssumptions,
  votes: [],
  versions: [],
  history: { steps: [], position: 0 },
  ...overrides,
});

/** The same workspace one change later. */
export const withModel = (workspace: Workspace, model: ScoringModel): Workspace => ({
  ...workspace,
  model,
  revision: workspace.revision + 1,
});

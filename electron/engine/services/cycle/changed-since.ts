import { hashOfBytes } from '#db/cycles/content-rows.ts';
import type { StoredCycle } from '#db/cycles/cycle-rows.ts';
import { packSnapshot } from '#db/cycles/pack-snapshot.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { countOf } from '#shared/intake/wording.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { canonicalJson } from '#shared/proposal/canonical-json.ts';
import { findEdits } from '#shared/versions/find-edits.ts';
import { engineVersion } from '../../engine-version.ts';
import { modelOfCycle } from './frozen-cycle.ts';

/** By connection the hash of the data of now: it reads every number. */
const known = new WeakMap<
  WorkspaceFile['connection'],
  { readonly name: string; readonly hash: string }
>();

const dataHashOf = (file: WorkspaceFile, dataRevision: number): string => {
  const name = `${dataRevision} ${file.knownOn ?? ''}`;
  const last = known.get(file.connection);
  const hash = last?.name === name ? last.hash : hashOfBytes(packSnapshot(readSnapshot(file)));
  known.set(file.connection, { name, hash });
  return hash;
};

const dataWords = (
  file: WorkspaceFile,
  { record, facts, dataRevision }: StoredCycle,
  workspace: Workspace,
): readonly string[] => {
  if (workspace.dataRevision === dataRevision && file.knownOn === null) {
    return [];
  }
  if (dataHashOf(file, workspace.dataRevision) === record.dataSha256) {
    return [];
  }
  const then = new Set(facts.runIds);
  const now = new Set(workspace.runs.map(({ id }) => id));
  const later = workspace.runs.filter(({ id }) => !then.has(id));
  const gone = facts.runIds.filter((id) => !now.has(id)).length;
  const sources = [...new Set(later.map(({ sourceName }) => sourceName))];
  return [
    ...(later.length === 0
      ? []
      : [`Data: ${countOf(later.length, 'import')} since, of ${sources.join(', ')}.`]),
    ...(gone === 0 ? [] : [`Data: ${countOf(gone, 'import')} no longer counts.`]),
    ...(later.length + gone > 0
      ? []
      : ['Data: partners, formulas or recorded reviews are others now.']),
  ];
};

/** What is different now from what a cycle was computed from, a sentence each; none where all is the same. */
export const changedSince = (
  file: WorkspaceFile,
  stored: StoredCycle,
  workspace: Workspace,
): readonly string[] => {
  const then = modelOfCycle(file, stored);
  const edits =
    canonicalJson(then) === canonicalJson(workspace.model)
      ? []
      : findEdits(then, workspace.model).map(({ title }) => title);
  return [
    ...(edits.length === 0
      ? []
      : [
          `Model: the draft differs by ${edits.slice(0, 5).join(', ')}${edits.length > 5 ? ` and ${countOf(edits.length - 5, 'more edit')}` : ''}.`,
        ]),
    ...dataWords(file, stored, workspace),
    ...(stored.record.engineVersion === engineVersion
      ? []
      : [`Engine: ${stored.record.engineVersion} then, ${engineVersion} now.`]),
  ];
};

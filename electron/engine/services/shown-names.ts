import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { pseudonymsOf } from '#db/partners/pseudonyms.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { readSensitive } from './sensitivity.ts';

/** Whether names of partners are told, by what is sensitive and what a person said to include this once. */
const areHidden = (file: WorkspaceFile, include: readonly string[]): boolean =>
  hiddenThings(readSensitive(file), include).names;

/** Names by key, or what stands in their place; see `pseudonymsOf`. */
export const shownNames = (
  file: WorkspaceFile,
  keys: readonly string[],
  names: readonly string[],
  include: readonly string[] = [],
): readonly string[] =>
  areHidden(file, include)
    ? pseudonymsOf(file.connection, keys).map((pseudonym) => pseudonym ?? maskText)
    : names;

/** The name of one partner, or what stands in its place. */
export const shownName = (
  file: WorkspaceFile,
  key: string,
  name: string,
  include: readonly string[] = [],
): string => shownNames(file, [key], [name], include)[0] ?? name;

/** Something with partners, whose names are told or not. */
export const withShownNames = <T extends Pick<Snapshot, 'partnerKeys' | 'partnerNames'>>(
  file: WorkspaceFile,
  told: T,
  include: readonly string[] = [],
): T => ({
  ...told,
  partnerNames: shownNames(file, told.partnerKeys, told.partnerNames, include),
});

/** The snapshot as it leaves the engine: the only one whose names may be shown or written. */
export const shownSnapshot = (
  file: WorkspaceFile,
  include: readonly string[] = [],
  knownOn?: string,
): Snapshot => withShownNames(file, readSnapshot(file, knownOn), include);

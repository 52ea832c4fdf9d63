import { baseName } from '#renderer/stores/import-store.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { GrantedFile } from '#shared/ipc/shell-contract.ts';
import type { AppParts } from './app-parts.ts';

const unknownKind = (name: string): AppError => ({
  type: 'InputRefused',
  where: name,
  expected:
    'a workspace, a data file (CSV, TSV, TXT, XLSX, GZ, JSONL), a proposal or an import recipe',
  found: 'a file of another kind',
  remedy: 'Drop one of these files.',
});

const needsWorkspace = (name: string): AppError => ({
  type: 'InputRefused',
  where: name,
  expected: 'an open workspace to import into',
  found: 'none',
  remedy: 'Open or create a workspace, then drop the file again.',
});

type Parts = Pick<AppParts, 'stores' | 'shell'>;

/** Does with a file what its kind suggests: opens, imports or verifies it. */
export const takeGrantedFile = async (
  { path, kind }: GrantedFile,
  { stores }: Parts,
): Promise<void> => {
  const { workspace, view, imports, decide } = stores;
  const isOpen = workspace.getState().workspace !== null;
  if (kind === 'workspace') {
    await workspace.actions.openWorkspace(path);
  } else if (kind === 'proposal') {
    view.setState({ place: 'decide' });
    await decide.actions.verify(path);
  } else if (!isOpen) {
    workspace.actions.showError(needsWorkspace(baseName(path)));
  } else if (kind === 'data') {
    view.setState({ place: 'data' });
    await imports.actions.open([path]);
  } else {
    workspace.actions.showError({
      type: 'InputRefused',
      where: baseName(path),
      expected: 'a data file to read with this recipe',
      found: 'the recipe alone',
      remedy: 'Choose Import file…, then load the recipe in its first step.',
    });
  }
};

/** Takes files of one drop: several data files as one import, otherwise the first alone. */
export const takeDroppedFiles = async (files: readonly File[], parts: Parts): Promise<void> => {
  const [first] = files;
  const { workspace, view, imports } = parts.stores;
  if (files.length > 1 && workspace.getState().workspace !== null) {
    const granted = await Promise.all(files.map((file) => parts.shell.grantDroppedFile(file)));
    const paths = granted.flatMap((each) => (each?.kind === 'data' ? [each.path] : []));
    if (paths.length > 0) {
      view.setState({ place: 'data' });
      await imports.actions.open();
      const ignored = files.filter((_, place) => granted[place]?.kind !== 'data');
      return imports.actions.takeFiles(
        paths,
        ignored.map(({ name }) => name),
      );
    }
  }
  if (first !== undefined) await takeDroppedFile(first, parts);
};

/** Asks the shell what a dropped file is, and takes it. */
export const takeDroppedFile = async (file: File, parts: Parts): Promise<void> => {
  const granted = await parts.shell.grantDroppedFile(file);
  if (granted === null) parts.stores.workspace.actions.showError(unknownKind(file.name));
  else await takeGrantedFile(granted, parts);
};

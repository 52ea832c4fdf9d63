import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Recipe } from '#shared/model/recipe.ts';
import type { SensitiveThing } from '#shared/model/sensitivity.ts';
import type { Workspace } from '#shared/model/workspace.ts';
import { hiddenThings, nothingHidden, type Hidden } from '#shared/sensitivity/hidden.ts';
import { sensitiveThings } from '#shared/sensitivity/sensitive-things.ts';

type Masks = {
  readonly workspace: Pick<Workspace, 'runs' | 'formulas' | 'marks' | 'sensitive'>;
  /** A person asked to see sensitive values for a moment. */
  readonly isRevealed: boolean;
  /** Null while the window is shown to others: then nothing is revealed. */
  readonly onReveal: ((isRevealed: boolean) => void) | null;
};

const MasksContext = createContext<Masks>({
  workspace: { runs: [], formulas: [], marks: [], sensitive: [] },
  isRevealed: false,
  onReveal: null,
});

/** Tells everything below it what is sensitive, and whether it is shown for the moment. */
export const MasksProvider = ({
  workspace,
  isRevealed,
  onReveal,
  children,
}: Masks & { readonly children: ReactNode }) => {
  const masks = useMemo(
    () => ({ workspace, isRevealed, onReveal }),
    [workspace, isRevealed, onReveal],
  );
  return <MasksContext.Provider value={masks}>{children}</MasksContext.Provider>;
};

/** Whether sensitive values are shown for the moment, and the way to change it. */
export const useReveal = (): Pick<Masks, 'isRevealed' | 'onReveal'> => useContext(MasksContext);

/** What must not be shown now. */
export const useHidden = (): Hidden => {
  const { workspace, isRevealed } = useContext(MasksContext);
  return useMemo(
    () => (isRevealed ? nothingHidden : hiddenThings(workspace.sensitive, [])),
    [workspace.sensitive, isRevealed],
  );
};

/** Everything sensitive once a recipe is in use. */
export const useThingsWith = (recipe: Recipe): readonly SensitiveThing[] => {
  const { runs, formulas, marks } = useContext(MasksContext).workspace;
  return useMemo(
    () => sensitiveThings([...runs, { sourceName: recipe.source.name, recipe }], formulas, marks),
    [runs, formulas, marks, recipe],
  );
};

/** What must not be shown of a file that is read by a recipe. */
export const useHiddenWith = (recipe: Recipe): Hidden => {
  const { isRevealed } = useContext(MasksContext);
  const things = useThingsWith(recipe);
  return useMemo(
    () => (isRevealed ? nothingHidden : hiddenThings(things, [])),
    [things, isRevealed],
  );
};

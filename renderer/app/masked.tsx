import { useCallback, type ReactNode } from 'react';
import { MasksProvider } from '#renderer/sensitive/masks.tsx';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { AppParts } from './app-parts.ts';

const nothing = { runs: [], formulas: [], marks: [], sensitive: [] } as const;

/** Tells the whole window what is sensitive in the open workspace. */
export const Masked = ({
  parts,
  children,
}: {
  readonly parts: AppParts;
  readonly children: ReactNode;
}) => {
  const { view, workspace } = parts.stores;
  const open = useStoreState(workspace, (state) => state.workspace);
  const isRevealed = useStoreState(view, (state) => state.isRevealed);
  const isPresenting = useStoreState(view, (state) => state.isPresenting);
  const onReveal = useCallback((next: boolean) => view.setState({ isRevealed: next }), [view]);
  return (
    <MasksProvider
      workspace={open ?? nothing}
      isRevealed={isRevealed}
      onReveal={isPresenting ? null : onReveal}
    >
      {children}
    </MasksProvider>
  );
};

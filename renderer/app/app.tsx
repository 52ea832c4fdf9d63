import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import { useEffect } from 'react';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { styleNonce } from '#renderer/ui/style-nonce.ts';
import { listenToShortcuts } from '#renderer/commands/shortcuts.ts';
import { CommandPalette } from './command-palette.tsx';
import { DropTarget } from './drop-target.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Overlays } from './overlays.tsx';
import { cssVariables, theme } from './theme.ts';
import { Masked } from './masked.tsx';
import type { AppParts } from './app-parts.ts';
import { PictureSaving } from './picture-saving.tsx';
import { WindowFrame } from './window-frame.tsx';

/** The theme is kept by the shell, not by the library. */
const schemeManager: MantineColorSchemeManager = {
  get: (value) => value,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

/** The whole window. */
export const App = ({ parts }: { readonly parts: AppParts }) => {
  const chosen = useStoreState(parts.stores.view, (state) => state.theme);
  const ofSystem = useColorScheme('light', { getInitialValueInEffect: false });
  const scheme = chosen === 'system' ? ofSystem : chosen;
  const { commands, shell } = parts;

  useEffect(() => listenToShortcuts(commands.run), [commands]);
  useEffect(() => {
    void shell.pageReady();
  }, [shell]);

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
      colorSchemeManager={schemeManager}
      forceColorScheme={scheme}
    >
      <ErrorBoundary>
        <Masked parts={parts}>
          <DropTarget parts={parts}>
            <PictureSaving parts={parts}>
              <WindowFrame parts={parts} />
            </PictureSaving>
          </DropTarget>
          <CommandPalette parts={parts} />
          <Overlays parts={parts} />
        </Masked>
      </ErrorBoundary>
    </MantineProvider>
  );
};

import { hiddenThings } from '#shared/sensitivity/hidden.ts';
import { Kbd } from '@mantine/core';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { findPartners, matchCommands } from '#renderer/commands/palette-matches.ts';
import { keysOf } from '#renderer/commands/shortcuts.ts';
import { commandList } from '#shared/commands/command-list.ts';
import type { AppParts } from './app-parts.ts';
import classes from './command-palette.module.css';

const partnersShown = 8;

/** Reaches every command and every partner by typing. */
export const CommandPalette = ({ parts }: { readonly parts: AppParts }) => {
  const { stores, commands, info } = parts;
  const [query, setQuery] = useState('');
  const workspace = useStoreState(stores.workspace, (state) => state.workspace);
  const snapshot = useStoreState(stores.workspace, (state) => state.snapshot);
  const isMac = info.platform === 'darwin';

  const shown = matchCommands(
    query,
    commandList.filter(({ id }) => id !== 'command-palette' && commands.isEnabled(id)),
  );
  const partners = useMemo(
    () =>
      snapshot === null || workspace === null
        ? []
        : findPartners(query, snapshot, partnersShown, hiddenThings(workspace.sensitive, [])),
    [query, snapshot, workspace],
  );

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={440}
      centered={false}
      yOffset={80}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      transitionProps={{ duration: 80, exitDuration: 0 }}
    >
      <Spotlight.Search
        placeholder={snapshot === null ? 'Search commands' : 'Search commands and partners'}
        aria-label="Search commands and partners"
        leftSection={<IconSearch size={16} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {shown.length > 0 && (
          <Spotlight.ActionsGroup label="Commands">
            {shown.map(({ id, label, menu, shortcut }) => (
              <Spotlight.Action
                key={id}
                label={menu === 'Go' ? `Go to ${label}` : label}
                onClick={() => commands.run(id)}
                rightSection={
                  shortcut === null ? null : (
                    <span className={classes['keys']}>
                      {keysOf(shortcut, isMac).map((key) => (
                        <Kbd key={key} size="xs">
                          {key}
                        </Kbd>
                      ))}
                    </span>
                  )
                }
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {partners.length > 0 && (
          <Spotlight.ActionsGroup label="Partners">
            {partners.map(({ key, name }) => (
              <Spotlight.Action
                key={key}
                label={name}
                {...(key === name ? {} : { description: key })}
                onClick={() =>
                  stores.view.setState({
                    place: 'portfolio',
                    selectedKey: key,
                    isInspectorOpen: true,
                  })
                }
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {shown.length + partners.length === 0 && (
          <Spotlight.Empty>Nothing is called like “{query}”.</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
};

import {
  IconAdjustmentsHorizontal,
  IconCommand,
  IconDatabase,
  IconSignature,
  IconTable,
  IconTimeline,
  type Icon,
} from '@tabler/icons-react';
import { Tooltip, UnstyledButton } from '@mantine/core';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { Place } from '#renderer/stores/view-store.ts';
import { keysOf } from '#renderer/commands/shortcuts.ts';
import { findCommand, type CommandId } from '#shared/commands/command-list.ts';
import type { AppParts } from './app-parts.ts';
import classes from './rail.module.css';

type RailItem = { readonly place: Place; readonly command: CommandId; readonly icon: Icon };

const items: readonly RailItem[] = [
  { place: 'portfolio', command: 'go-portfolio', icon: IconTable },
  { place: 'data', command: 'go-data', icon: IconDatabase },
  { place: 'model', command: 'go-model', icon: IconAdjustmentsHorizontal },
  { place: 'futures', command: 'go-futures', icon: IconTimeline },
  { place: 'decide', command: 'go-decide', icon: IconSignature },
];

/** The places of the window. */
export const Rail = ({ parts }: { readonly parts: AppParts }) => {
  const { commands, stores, info } = parts;
  const place = useStoreState(stores.view, (state) => state.place);
  const isMac = info.platform === 'darwin';
  const hint = (id: CommandId): string => {
    const { label, shortcut } = findCommand(id);
    return shortcut === null ? label : `${label}  ${keysOf(shortcut, isMac).join(' ')}`;
  };
  return (
    <nav className={classes['rail']} aria-label="Places">
      {items.map(({ place: own, command, icon: OwnIcon }) => (
        <Tooltip key={own} label={hint(command)} position="right">
          <UnstyledButton
            className={classes['item']}
            aria-current={own === place ? 'page' : undefined}
            onClick={() => commands.run(command)}
          >
            <OwnIcon size={20} stroke={1.6} aria-hidden />
            <span>{findCommand(command).label}</span>
          </UnstyledButton>
        </Tooltip>
      ))}
      <div className={classes['space']} />
      <Tooltip label={hint('command-palette')} position="right">
        <UnstyledButton className={classes['item']} onClick={() => commands.run('command-palette')}>
          <IconCommand size={20} stroke={1.6} aria-hidden />
          <span>Search</span>
        </UnstyledButton>
      </Tooltip>
    </nav>
  );
};

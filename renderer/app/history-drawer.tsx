import { Drawer, Text, UnstyledButton } from '@mantine/core';
import { formatWhen } from '#renderer/ui/format.ts';
import { unbroken } from '#renderer/ui/unbroken.ts';
import type { History } from '#shared/model/workspace.ts';
import classes from './history-drawer.module.css';

type HistoryDrawerProps = {
  readonly isOpen: boolean;
  readonly history: History;
  readonly isReadOnly: boolean;
  /** Undoes or redoes until that many steps are done. */
  readonly onGoTo: (position: number) => void;
  readonly onClose: () => void;
};

/** Every step since the workspace was made, newest first; each can be returned to. */
export const HistoryDrawer = (props: HistoryDrawerProps) => {
  const { isOpen, history, isReadOnly, onGoTo, onClose } = props;
  const places = [
    { position: 0, label: 'Workspace created', at: null },
    ...history.steps.map(({ label, at }, index) => ({ position: index + 1, label, at })),
  ].reverse();
  return (
    <Drawer opened={isOpen} onClose={onClose} position="right" size={360} title="History">
      <Text size="xs" c="dimmed" mb="xs">
        Choose a step to see the workspace as it was then. Later steps stay here to be taken again,
        until you change something.
      </Text>
      <ol className={classes['steps']}>
        {places.map(({ position, label, at }) => (
          <li key={position}>
            <UnstyledButton
              className={classes['step']}
              aria-current={position === history.position ? 'step' : undefined}
              data-undone={position > history.position || undefined}
              disabled={isReadOnly}
              onClick={() => {
                if (position !== history.position) onGoTo(position);
              }}
            >
              <span className={classes['label']}>{unbroken(label)}</span>
              {at !== null && <span className={classes['when']}>{formatWhen(at)}</span>}
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </Drawer>
  );
};

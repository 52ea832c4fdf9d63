import { Button, Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { PortfolioView, SavedView } from '#shared/model/portfolio-view.ts';

type ViewMenuProps = {
  readonly views: readonly SavedView[];
  /** The view as it is now, and the kept one that it came from; null for none. */
  readonly view: PortfolioView;
  readonly current: string | null;
  readonly isReadOnly: boolean;
  readonly newId: () => string;
  readonly onShow: (view: SavedView | null) => void;
  readonly onSave: (label: string, views: readonly SavedView[]) => Promise<AppError | null>;
};

/** Views by name: shown, kept, changed and forgotten. */
export const ViewMenu = (props: ViewMenuProps) => {
  const { views, view, current, isReadOnly, onShow, onSave } = props;
  const [isAsking, setIsAsking] = useState(false);
  const [name, setName] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const shown = views.find(({ id }) => id === current);
  const isChanged = shown !== undefined && JSON.stringify(shown.view) !== JSON.stringify(view);
  const keep = async (): Promise<void> => {
    const kept: SavedView = { id: props.newId(), name: name.trim(), view };
    const failed = await onSave(`Keep view ${kept.name}`, [...views, kept]);
    setError(failed);
    if (failed !== null) return;
    onShow(kept);
    setIsAsking(false);
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="compact-xs" variant="default" leftSection={<IconBookmark size={13} />}>
            {shown === undefined ? 'Views' : `${shown.name}${isChanged ? ' (changed)' : ''}`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.map((each) => (
            <Menu.Item
              key={each.id}
              leftSection={
                each.id === current ? <IconCheck size={13} /> : <span style={{ width: 13 }} />
              }
              onClick={() => onShow(each)}
            >
              {each.name}
            </Menu.Item>
          ))}
          <Menu.Item leftSection={<span style={{ width: 13 }} />} onClick={() => onShow(null)}>
            Everybody, by rank
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            disabled={isReadOnly}
            onClick={() => {
              setName('');
              setError(null);
              setIsAsking(true);
            }}
          >
            Keep this view…
          </Menu.Item>
          {shown !== undefined && (
            <>
              <Menu.Item
                disabled={isReadOnly || !isChanged}
                onClick={() =>
                  void onSave(
                    `Change view ${shown.name}`,
                    views.map((each) => (each.id === shown.id ? { ...each, view } : each)),
                  )
                }
              >
                Keep the changes to {shown.name}
              </Menu.Item>
              <Menu.Item
                disabled={isReadOnly}
                onClick={() =>
                  void onSave(
                    `Forget view ${shown.name}`,
                    views.filter(({ id }) => id !== shown.id),
                  )
                }
              >
                Forget {shown.name}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {isAsking && (
        <FormDialog
          title="Keep this view"
          size="sm"
          action="Keep"
          error={error}
          isReady={name.trim() !== ''}
          onSubmit={() => void keep()}
          onClose={() => setIsAsking(false)}
        >
          <TextInput
            label="Name"
            data-autofocus
            maxLength={80}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        </FormDialog>
      )}
    </>
  );
};

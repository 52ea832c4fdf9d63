import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { RefreshActions } from '#renderer/stores/refresh-store.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import { feedTakes, sourceFeed, type FeedTakes } from '#shared/model/source-feed.ts';
import type { Source } from '#shared/model/source.ts';
import { guessPattern } from '#shared/sources/guess-pattern.ts';

type FeedDialogProps = {
  readonly source: Source;
  /** Its newest import, whose file names suggest a pattern; null where it has none. */
  readonly run: ImportRun | null;
  readonly actions: RefreshActions;
  readonly onClose: () => void;
};

const takesNames: Readonly<Record<FeedTakes, { readonly label: string; readonly says: string }>> = {
  all: { label: 'All files together', says: 'Daily or monthly parts, read as one table.' },
  last: { label: 'The last file alone', says: 'Each file is everything; the last by name counts.' },
};

/** Where the files of a source are put, and which of them a refresh reads. */
export const FeedDialog = ({ source, run, actions, onClose }: FeedDialogProps) => {
  const [folder, setFolder] = useState(source.feed?.folder ?? null);
  const [pattern, setPattern] = useState(
    source.feed?.pattern ?? guessPattern((run?.files ?? []).map(({ name }) => name)),
  );
  const [takes, setTakes] = useState<FeedTakes>(source.feed?.takes ?? 'all');
  const [found, setFound] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const feed = sourceFeed.safeParse({ folder, pattern, takes });
  const { tryFeed } = actions;
  const key = feed.success ? JSON.stringify(feed.data) : null;

  useEffect(() => {
    if (key === null) return;
    let isCurrent = true;
    void tryFeed(sourceFeed.parse(JSON.parse(key))).then((tried) => {
      if (isCurrent) setFound(describeFound(tried.ok ? tried.value : []));
    });
    return () => {
      isCurrent = false;
    };
  }, [key, tryFeed]);

  const save = async (next: typeof feed.data | null): Promise<void> => {
    const failed = await actions.saveFeed(source.name, next ?? null);
    if (failed === null) onClose();
    else setError(failed);
  };

  return (
    <Modal opened onClose={onClose} size="lg" title={`Folder of ${source.name}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (feed.success) void save(feed.data);
        }}
      >
        <Stack gap="md">
          {error !== null && <ErrorPanel error={error} />}
          <Group align="flex-end" wrap="nowrap" gap="xs">
            <TextInput
              label="Folder"
              description="The window reads it only after you chose it on this computer."
              value={folder ?? ''}
              placeholder="None yet"
              readOnly
              flex={1}
            />
            <Button
              variant="default"
              h={36}
              leftSection={<IconFolderOpen size={16} />}
              data-autofocus
              onClick={() =>
                void actions.chooseFolder(folder).then((chosen) => {
                  if (chosen !== null) setFolder(chosen);
                })
              }
            >
              Choose…
            </Button>
          </Group>
          <TextInput
            label="Names of files"
            description="* stands for any signs, ? for one: orders-*.csv"
            value={pattern}
            maxLength={255}
            error={
              feed.success || folder === null
                ? null
                : 'Write a name without a folder, for example orders-*.csv.'
            }
            onChange={({ currentTarget }) => setPattern(currentTarget.value)}
          />
          <Radio.Group
            label="Which of them count"
            value={takes}
            onChange={(value) => {
              const chosen = feedTakes.find((each) => each === value);
              if (chosen !== undefined) setTakes(chosen);
            }}
          >
            <Stack gap="xs" mt="xs">
              {feedTakes.map((each) => (
                <Radio
                  key={each}
                  value={each}
                  label={takesNames[each].label}
                  description={takesNames[each].says}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Text size="sm" role="status" mih={20}>
            {feed.success ? found : ''}
          </Text>
          {run === null && (
            <Text size="sm" c="dimmed">
              A refresh repeats the recipe of the newest import: import a file of this source once.
            </Text>
          )}
          <Group justify="space-between">
            {source.feed === null ? (
              <span />
            ) : (
              <Button variant="subtle" color="gray" onClick={() => void save(null)}>
                Forget the folder
              </Button>
            )}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" disabled={!feed.success}>
                Remember
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};

const describeFound = (names: readonly string[]): string =>
  names.length === 0
    ? 'No file of such a name is there now.'
    : `${names.length === 1 ? '1 file is' : `${formatCount(names.length)} files are`} read now: ${names
        .slice(0, 4)
        .join(', ')}${names.length > 4 ? ' …' : ''}`;

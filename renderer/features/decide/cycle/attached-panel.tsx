import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconFile, IconLink, IconNote, IconPaperclip, IconX } from '@tabler/icons-react';
import { unsaidKey, type CycleStore } from '#renderer/stores/cycle-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { formatWhen } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import type { CycleView } from '#shared/model/review-cycle.ts';
import classes from './cycle.module.css';

type AttachedPanelProps = {
  readonly view: CycleView;
  readonly partnerKey: string;
  readonly isOpen: boolean;
  readonly store: CycleStore;
};

const icons = { file: IconFile, link: IconLink, note: IconNote } as const;

/** Evidence by its hash, and comments, which stay with the decision. */
export const AttachedPanel = ({ view, partnerKey, isOpen, store }: AttachedPanelProps) => {
  const { actions } = store;
  const text = useStoreState(
    store,
    ({ unsaid }) => unsaid.get(unsaidKey(view.record.id, partnerKey))?.remark ?? '',
  );
  const write = (remark: string): void => actions.write(partnerKey, { remark });
  const evidence = view.evidence.filter((each) => each.partnerKey === partnerKey);
  const comments = view.comments.filter((each) => each.partnerKey === partnerKey);
  const said = text.trim();
  const clear = (isDone: boolean): void => {
    if (isDone) write('');
  };
  return (
    <Panel
      title="Evidence and comments"
      {...(isOpen
        ? {
            actions: (
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconPaperclip size={13} />}
                onClick={() => void actions.attachFile(partnerKey)}
              >
                File…
              </Button>
            ),
          }
        : {})}
    >
      {evidence.length + comments.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing attached.
        </Text>
      )}
      <ul className={classes['list']} aria-label="Evidence">
        {evidence.map((each) => {
          const Icon = icons[each.kind];
          return (
            <li key={each.id}>
              <span>
                <Icon size={14} aria-label={each.kind} style={{ verticalAlign: -2 }} /> {each.text}
                <br />
                <span className={classes['hash']} title={each.sha256}>
                  SHA-256 {each.sha256.slice(0, 24)}…
                </span>
              </span>
              {isOpen && (
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  aria-label={`Take off ${each.text}`}
                  onClick={() => void actions.detach(each.id)}
                >
                  <IconX size={13} />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
      <ul className={classes['list']} aria-label="Comments">
        {comments.map((each) => (
          <li key={each.id}>
            <span>
              {each.text}
              <br />
              <span className={classes['quiet']}>
                {each.by}, {formatWhen(each.at)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {isOpen && (
        <>
          <TextInput
            size="xs"
            mt="xs"
            label="Comment, note or link"
            maxLength={5000}
            value={text}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
          <Group gap="xs" mt="xs">
            <Button
              size="compact-xs"
              variant="default"
              disabled={said === ''}
              onClick={() => void actions.comment(partnerKey, said).then(clear)}
            >
              Comment
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              disabled={said === ''}
              onClick={() => void actions.attachText(partnerKey, 'notes', said).then(clear)}
            >
              Attach as note
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              disabled={said === ''}
              onClick={() => void actions.attachText(partnerKey, 'links', said).then(clear)}
            >
              Attach as link
            </Button>
          </Group>
        </>
      )}
    </Panel>
  );
};

import { Button, Group, Text } from '@mantine/core';
import { IconCertificate, IconMail, IconNotes } from '@tabler/icons-react';
import type { LettersActions } from '#renderer/stores/letters-store.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import type { Letter } from '#shared/letters/fill-template.ts';
import { toldWords, type ToldPartner } from '#shared/letters/told.ts';
import type { LetterEntry } from '#shared/model/letter.ts';
import classes from '../decide.module.css';

type PartnerPanelProps = {
  readonly partner: ToldPartner;
  readonly letter: Letter | null;
  readonly entries: readonly LetterEntry[];
  readonly isReadOnly: boolean;
  readonly actions: LettersActions;
};

/** One partner: the letter as it would be written, what may be done, and what was told so far. */
export const PartnerPanel = (props: PartnerPanelProps) => {
  const { partner, letter, entries, isReadOnly, actions } = props;
  const only = [partner.key];
  return (
    <>
      <Panel title={partner.name} description={`${partner.current} to ${partner.proposed}`}>
        <Group gap="xs" mb="sm">
          <Button
            size="xs"
            leftSection={<IconMail size={14} />}
            onClick={() => actions.openDialog('write', only)}
          >
            Letter…
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconCertificate size={14} />}
            onClick={() => void actions.openCopies(only)}
          >
            Redacted copy…
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconNotes size={14} />}
            disabled={isReadOnly}
            onClick={() => actions.openDialog('note', only)}
          >
            Note…
          </Button>
        </Group>
        {letter !== null && (
          <article className={classes['letter']} aria-label="Letter" tabIndex={0}>
            <h3 dir="auto">{letter.subject}</h3>
            {letter.blocks.map((block, index) =>
              block.kind === 'list' ? (
                <ul key={index} dir="auto">
                  {block.items.map((item) => (
                    <li key={item}>{item}</li>
                  ))}
                </ul>
              ) : (
                <p key={index} dir="auto">
                  {block.text}
                </p>
              ),
            )}
          </article>
        )}
      </Panel>
      <Panel title="Told so far">
        {entries.length === 0 ? (
          <Text size="sm" c="dimmed">
            Nothing was noted yet.
          </Text>
        ) : (
          <ul className={classes['told']}>
            {[...entries].reverse().map(({ id, state, day, by, channel, note }) => (
              <li key={id}>
                <Text size="sm">
                  {toldWords[state]} on {day} by {by}, {channel}
                </Text>
                {note !== '' && (
                  <Text size="sm" c="dimmed">
                    {note}
                  </Text>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
};

import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { putPlay, removePlay } from '#renderer/stores/futures-edits.ts';
import type { FuturesActions } from '#renderer/stores/futures-store.ts';
import { formatCount, formatIsoDay } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { Play } from '#shared/model/signpost.ts';
import { createBillBase } from '#shared/scoring/bill.ts';
import { dueDay } from '#shared/signposts/trip.ts';
import { PlayForm } from './play-form.tsx';
import { playKindNames, playStateNames } from '#shared/signposts/watch-words.ts';
import type { Today } from '#shared/scenario/read-today.ts';

type PlaysPanelProps = {
  readonly plays: readonly Play[];
  readonly today: Today;
  readonly save: FuturesActions['save'];
};

const newPlay = (id: string): Play => ({
  ...{ id, name: '', kind: 'rotate', what: '', owner: '', partners: [], substitutes: [] },
  ...{ cost: null, days: 30, state: 'prepared' },
});

const isoToday = (): string => new Date().toISOString().slice(0, 10);

/** Answers that are prepared, those that are open, and by when they must be done. */
export const PlaysPanel = ({ plays, today: { model, snapshot }, save }: PlaysPanelProps) => {
  const [editing, setEditing] = useState<{ readonly play: Play; readonly isNew: boolean } | null>(
    null,
  );
  const { unit } = createBillBase(model, snapshot);
  const put = (play: Play, label: string): void => void save(label, (old) => putPlay(old, play));
  return (
    <>
      {editing !== null && (
        <PlayForm
          play={editing.play}
          isNew={editing.isNew}
          snapshot={snapshot}
          unit={unit}
          onSave={(play) => {
            put(play, `${editing.isNew ? 'Add' : 'Change'} play ${play.name}`);
            setEditing(null);
          }}
          onClose={() => setEditing(null)}
        />
      )}
      <Panel
        title="Plays"
        description="Answers prepared while there is time: what is done, who owns it, what it costs, by when."
        actions={
          <Button
            size="xs"
            onClick={() => setEditing({ isNew: true, play: newPlay(crypto.randomUUID()) })}
          >
            New play
          </Button>
        }
      >
        {plays.length === 0 ? (
          <Text size="sm" c="dimmed">
            No play yet.
          </Text>
        ) : (
          <PlainTable
            label="Plays"
            head={
              <tr>
                <th scope="col">Play</th>
                <th scope="col">Kind</th>
                <th scope="col">Owner</th>
                <th scope="col" data-align="end">
                  Cost{unit === '' ? '' : `, ${unit}`}
                </th>
                <th scope="col">State</th>
                <th scope="col">Due</th>
                <th scope="col">Change</th>
              </tr>
            }
          >
            {plays.map((play) => {
              const due = dueDay(play);
              return (
                <tr key={play.id}>
                  <th scope="row">{play.name}</th>
                  <td>{playKindNames[play.kind]}</td>
                  <td>{play.owner}</td>
                  <td data-align="end">{play.cost === null ? '–' : formatCount(play.cost)}</td>
                  <td>
                    {play.state === 'open' ? (
                      <WarningTag>{playStateNames.open}</WarningTag>
                    ) : (
                      playStateNames[play.state]
                    )}
                  </td>
                  <td>{due === null ? `within ${play.days} days` : formatIsoDay(due)}</td>
                  <td data-narrow>
                    <Group gap={4} wrap="nowrap">
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        aria-label={`Edit ${play.name}`}
                        onClick={() => setEditing({ play, isNew: false })}
                      >
                        Edit
                      </Button>
                      {play.state !== 'done' && (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          aria-label={`${play.state === 'open' ? 'Done' : 'Open'}: ${play.name}`}
                          onClick={() =>
                            play.state === 'open'
                              ? put({ ...play, state: 'done' }, `Finish play ${play.name}`)
                              : put(
                                  { ...play, state: 'open', openedOn: isoToday() },
                                  `Open play ${play.name}`,
                                )
                          }
                        >
                          {play.state === 'open' ? 'Done' : 'Open'}
                        </Button>
                      )}
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="gray"
                        aria-label={`Remove ${play.name}`}
                        onClick={() =>
                          void save(`Remove play ${play.name}`, (old) => removePlay(old, play.id))
                        }
                      >
                        Remove
                      </Button>
                    </Group>
                  </td>
                </tr>
              );
            })}
          </PlainTable>
        )}
      </Panel>
    </>
  );
};

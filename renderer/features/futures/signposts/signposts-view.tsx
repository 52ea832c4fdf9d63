import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { EnsembleStore } from '#renderer/stores/ensemble-store.ts';
import { putPlays, putSignposts } from '#renderer/stores/futures-edits.ts';
import type { FuturesState, FuturesStore } from '#renderer/stores/futures-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { formatCount, formatIsoDay } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { Play, Signpost } from '#shared/model/signpost.ts';
import { createBillBase } from '#shared/scoring/bill.ts';
import { dueDay, watchAgain } from '#shared/signposts/trip.ts';
import { PlayForm } from './play-form.tsx';
import { SignpostForm } from './signpost-form.tsx';
import { playKindNames, playStateNames, watchSentence } from './watch-words.ts';
import classes from '../plans/plans.module.css';

type SignpostsViewProps = {
  readonly store: FuturesStore;
  readonly ensembles: EnsembleStore;
  readonly state: FuturesState;
};

type Editing =
  | { readonly kind: 'signpost'; readonly signpost: Signpost; readonly isNew: boolean }
  | { readonly kind: 'play'; readonly play: Play; readonly isNew: boolean }
  | null;

const isoToday = (): string => new Date().toISOString().slice(0, 10);

const replaced = <T extends { readonly id: string }>(all: readonly T[], one: T): readonly T[] =>
  all.some(({ id }) => id === one.id)
    ? all.map((each) => (each.id === one.id ? one : each))
    : [...all, one];

/** Signs that a future is arriving, and the prepared answers that they open. */
export const SignpostsView = ({ store, ensembles, state }: SignpostsViewProps) => {
  const { futures, today } = state;
  const { histories, isTesting } = useStoreState(ensembles, (all) => all);
  const [editing, setEditing] = useState<Editing>(null);
  if (today === null) {
    return (
      <Text size="sm" c="dimmed" p="md">
        The partners are being read.
      </Text>
    );
  }
  const { save } = store.actions;
  const { snapshot, model } = today;
  const { unit } = createBillBase(model, snapshot);
  const saveSignpost = (signpost: Signpost, label: string): void =>
    void save(label, (old) => putSignposts(old, replaced(old.signposts, signpost)));
  const savePlay = (play: Play, label: string): void =>
    void save(label, (old) => putPlays(old, replaced(old.plays, play)));
  return (
    <div className={classes['view']}>
      {editing?.kind === 'signpost' && (
        <SignpostForm
          signpost={editing.signpost}
          isNew={editing.isNew}
          futures={futures}
          snapshot={snapshot}
          onSave={(signpost) => {
            saveSignpost(signpost, `${editing.isNew ? 'Add' : 'Change'} signpost ${signpost.name}`);
            setEditing(null);
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {editing?.kind === 'play' && (
        <PlayForm
          play={editing.play}
          isNew={editing.isNew}
          snapshot={snapshot}
          unit={unit}
          onSave={(play) => {
            savePlay(play, `${editing.isNew ? 'Add' : 'Change'} play ${play.name}`);
            setEditing(null);
          }}
          onClose={() => setEditing(null)}
        />
      )}
      <Panel
        title="Signposts"
        description="Each import and refresh holds the data against them. One that trips opens its play."
        actions={
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              loading={isTesting}
              disabled={futures.signposts.length === 0}
              onClick={() => void ensembles.actions.testSignposts()}
            >
              Test over the past
            </Button>
            <Button
              size="xs"
              onClick={() =>
                setEditing({
                  kind: 'signpost',
                  isNew: true,
                  signpost: {
                    ...{ id: crypto.randomUUID(), name: '', scenarioId: null },
                    watch: {
                      kind: 'metric',
                      metricCode: snapshot.metrics[0]?.code ?? '',
                      summary: 'sum',
                    },
                    ...{ comparison: 'atMost', threshold: NaN, window: 1, playId: null },
                  },
                })
              }
            >
              New signpost
            </Button>
          </Group>
        }
      >
        {futures.signposts.length === 0 ? (
          <Text size="sm" c="dimmed">
            No signpost yet. Say by what you would notice early that a scenario is coming true.
          </Text>
        ) : (
          <PlainTable
            label="Signposts"
            head={
              <tr>
                <th scope="col">Signpost</th>
                <th scope="col">Trips when</th>
                <th scope="col">Speaks for</th>
                <th scope="col">State</th>
                <th scope="col">In the past</th>
                <th scope="col">Change</th>
              </tr>
            }
          >
            {futures.signposts.map((signpost) => {
              const history = histories?.find(({ signpostId }) => signpostId === signpost.id);
              return (
                <tr key={signpost.id}>
                  <th scope="row">{signpost.name}</th>
                  <td>{watchSentence(signpost, futures, snapshot)}</td>
                  <td>
                    {futures.scenarios.find(({ id }) => id === signpost.scenarioId)?.name ?? '–'}
                  </td>
                  <td>
                    {signpost.trippedOn === undefined ? (
                      'Watching'
                    ) : (
                      <WarningTag>Tripped {formatIsoDay(signpost.trippedOn)}</WarningTag>
                    )}
                  </td>
                  <td>
                    {history === undefined
                      ? 'not tested'
                      : history.observations.length === 0
                        ? 'nothing was seen yet'
                        : history.trips.length === 0
                          ? `would not have tripped (${formatCount(history.observations.length)} seen)`
                          : `would have tripped ${history.trips.map(formatIsoDay).join(', ')}`}
                  </td>
                  <td data-narrow>
                    <Group gap={4} wrap="nowrap">
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        aria-label={`Edit ${signpost.name}`}
                        onClick={() => setEditing({ kind: 'signpost', signpost, isNew: false })}
                      >
                        Edit
                      </Button>
                      {signpost.trippedOn !== undefined && (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          aria-label={`Watch again: ${signpost.name}`}
                          onClick={() =>
                            saveSignpost(watchAgain(signpost), `Watch ${signpost.name} again`)
                          }
                        >
                          Watch again
                        </Button>
                      )}
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="gray"
                        aria-label={`Remove ${signpost.name}`}
                        onClick={() =>
                          void save(`Remove signpost ${signpost.name}`, (old) =>
                            putSignposts(
                              old,
                              old.signposts.filter(({ id }) => id !== signpost.id),
                            ),
                          )
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
      <Panel
        title="Plays"
        description="Answers prepared while there is time: what is done, who owns it, what it costs, by when."
        actions={
          <Button
            size="xs"
            onClick={() =>
              setEditing({
                kind: 'play',
                isNew: true,
                play: {
                  ...{ id: crypto.randomUUID(), name: '', kind: 'rotate', what: '', owner: '' },
                  ...{ partners: [], substitutes: [], cost: null, days: 30, state: 'prepared' },
                },
              })
            }
          >
            New play
          </Button>
        }
      >
        {futures.plays.length === 0 ? (
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
            {futures.plays.map((play) => {
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
                        onClick={() => setEditing({ kind: 'play', play, isNew: false })}
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
                              ? savePlay({ ...play, state: 'done' }, `Finish play ${play.name}`)
                              : savePlay(
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
                          void save(`Remove play ${play.name}`, (old) => ({
                            ...putPlays(
                              old,
                              old.plays.filter(({ id }) => id !== play.id),
                            ),
                            signposts: old.signposts.map((each) =>
                              each.playId === play.id ? { ...each, playId: null } : each,
                            ),
                          }))
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
    </div>
  );
};

import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { EnsembleStore } from '#renderer/stores/ensemble-store.ts';
import { putSignpost, removeSignpost } from '#renderer/stores/futures-edits.ts';
import type { FuturesActions } from '#renderer/stores/futures-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { formatCount, formatIsoDay } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { Futures } from '#shared/model/futures.ts';
import type { Signpost } from '#shared/model/signpost.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { SignpostHistory } from '#shared/signposts/observe.ts';
import { watchAgain } from '#shared/signposts/trip.ts';
import { ExportButton } from '../take/export-button.tsx';
import { SignpostForm } from './signpost-form.tsx';
import { watchSentence } from '#shared/signposts/watch-words.ts';

type SignpostsPanelProps = {
  readonly ensembles: EnsembleStore;
  readonly futures: Futures;
  readonly snapshot: Snapshot;
  /** Names the data of now: another name, other data. */
  readonly data: string;
  readonly save: FuturesActions['save'];
};

const newSignpost = (id: string, { metrics }: Snapshot): Signpost => ({
  ...{ id, name: '', scenarioId: null },
  watch: { kind: 'metric', metricCode: metrics[0]?.code ?? '', summary: 'sum' },
  ...{ comparison: 'atMost', threshold: NaN, window: 1, playId: null },
});

const historyWords = (history: SignpostHistory | undefined): string => {
  if (history === undefined) return 'not tested';
  const { observations, trips } = history;
  if (observations.length === 0) return 'nothing was seen yet';
  return trips.length === 0
    ? `would not have tripped (${formatCount(observations.length)} seen)`
    : `would have tripped ${trips.map(formatIsoDay).join(', ')}`;
};

/** What is watched for, whether it tripped, and when it would have in the past. */
export const SignpostsPanel = (props: SignpostsPanelProps) => {
  const { ensembles, futures, snapshot, data, save } = props;
  const { tested, isTesting } = useStoreState(ensembles, (all) => all);
  const [editing, setEditing] = useState<{
    readonly signpost: Signpost;
    readonly isNew: boolean;
  } | null>(null);
  const { signposts } = futures;
  // What was found of other data, or of signposts that were changed since, is not shown as theirs.
  const about = JSON.stringify([data, signposts]);
  const histories = tested?.about === about ? tested.histories : [];
  const put = (signpost: Signpost, label: string): void =>
    void save(label, (old) => putSignpost(old, signpost));
  return (
    <>
      {editing !== null && (
        <SignpostForm
          signpost={editing.signpost}
          isNew={editing.isNew}
          futures={futures}
          snapshot={snapshot}
          onSave={(signpost) => {
            put(signpost, `${editing.isNew ? 'Add' : 'Change'} signpost ${signpost.name}`);
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
            {signposts.length > 0 && (
              <ExportButton
                offered={() => [
                  { table: { kind: 'signposts' } },
                  { table: { kind: 'testRun' } },
                  ...(futures.plays.length === 0 ? [] : [{ table: { kind: 'plays' as const } }]),
                ]}
              />
            )}
            <Button
              size="xs"
              variant="default"
              loading={isTesting}
              disabled={signposts.length === 0}
              onClick={() => void ensembles.actions.testSignposts(about)}
            >
              Test over the past
            </Button>
            <Button
              size="xs"
              onClick={() =>
                setEditing({ isNew: true, signpost: newSignpost(crypto.randomUUID(), snapshot) })
              }
            >
              New signpost
            </Button>
          </Group>
        }
      >
        {signposts.length === 0 ? (
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
            {signposts.map((signpost) => {
              const history = histories.find(({ signpostId }) => signpostId === signpost.id);
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
                  <td>{historyWords(history)}</td>
                  <td data-narrow>
                    <Group gap={4} wrap="nowrap">
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        aria-label={`Edit ${signpost.name}`}
                        onClick={() => setEditing({ signpost, isNew: false })}
                      >
                        Edit
                      </Button>
                      {signpost.trippedOn !== undefined && (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          aria-label={`Watch again: ${signpost.name}`}
                          onClick={() => put(watchAgain(signpost), `Watch ${signpost.name} again`)}
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
                            removeSignpost(old, signpost.id),
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
    </>
  );
};

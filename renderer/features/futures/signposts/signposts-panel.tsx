import { Button } from '@mantine/core';
import type { EnsembleStore } from '#renderer/stores/ensemble-store.ts';
import { putSignpost, removeSignpost } from '#renderer/stores/futures-edits.ts';
import type { FuturesActions } from '#renderer/stores/futures-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { formatCount, formatIsoDay } from '#renderer/ui/format.ts';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import { unbroken } from '#renderer/ui/unbroken.ts';
import type { Futures } from '#shared/model/futures.ts';
import type { Signpost } from '#shared/model/signpost.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { SignpostHistory } from '#shared/signposts/observe.ts';
import { watchAgain } from '#shared/signposts/trip.ts';
import { ExportButton } from '../take/export-button.tsx';
import { RecordPanel } from './record-panel.tsx';
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
  const { signposts } = futures;
  // What was found of other data, or of signposts that were changed since, is not shown as theirs.
  const about = JSON.stringify([data, signposts]);
  const histories = tested?.about === about ? tested.histories : [];
  const put = (signpost: Signpost, label: string): void =>
    void save(label, (old) => putSignpost(old, signpost));
  return (
    <RecordPanel
      title="Signposts"
      description="Each import and refresh holds the data against them. One that trips opens its play."
      noun="signpost"
      empty="No signpost yet. Say by what you would notice early that a scenario is coming true."
      records={signposts}
      columns={[
        {
          name: 'Trips when',
          read: (signpost) => unbroken(watchSentence(signpost, futures, snapshot)),
        },
        {
          name: 'Speaks for',
          read: ({ scenarioId }) =>
            futures.scenarios.find(({ id }) => id === scenarioId)?.name ?? '–',
        },
        {
          name: 'State',
          read: ({ trippedOn }) =>
            trippedOn === undefined ? (
              'Watching'
            ) : (
              <WarningTag>Tripped {formatIsoDay(trippedOn)}</WarningTag>
            ),
        },
        {
          name: 'In the past',
          read: ({ id }) => historyWords(histories.find(({ signpostId }) => signpostId === id)),
        },
      ]}
      actions={
        <>
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
        </>
      }
      step={(signpost) =>
        signpost.trippedOn === undefined
          ? null
          : {
              name: 'Watch again',
              run: () => put(watchAgain(signpost), `Watch ${signpost.name} again`),
            }
      }
      create={() => newSignpost(crypto.randomUUID(), snapshot)}
      onPut={put}
      onRemove={(signpost, label) => void save(label, (old) => removeSignpost(old, signpost.id))}
      form={({ record, ...rest }) => (
        <SignpostForm signpost={record} futures={futures} snapshot={snapshot} {...rest} />
      )}
    />
  );
};

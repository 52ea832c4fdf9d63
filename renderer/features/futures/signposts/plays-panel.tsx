import { putPlay, removePlay } from '#renderer/stores/futures-edits.ts';
import type { FuturesActions } from '#renderer/stores/futures-store.ts';
import { formatCount, formatIsoDay } from '#renderer/ui/format.ts';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import type { Play } from '#shared/model/signpost.ts';
import { createBillBase } from '#shared/scoring/bill.ts';
import { dueDay } from '#shared/signposts/trip.ts';
import { PlayForm } from './play-form.tsx';
import { RecordPanel } from './record-panel.tsx';
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
  const { unit } = createBillBase(model, snapshot);
  const put = (play: Play, label: string): void => void save(label, (old) => putPlay(old, play));
  const step = (play: Play) => {
    if (play.state === 'done') return null;
    return play.state === 'open'
      ? { name: 'Done', run: () => put({ ...play, state: 'done' }, `Finish play ${play.name}`) }
      : {
          name: 'Open',
          run: () =>
            put({ ...play, state: 'open', openedOn: isoToday() }, `Open play ${play.name}`),
        };
  };
  return (
    <RecordPanel
      title="Plays"
      description="Answers prepared while there is time: what is done, who owns it, what it costs, by when."
      noun="play"
      empty="No play yet."
      records={plays}
      columns={[
        { name: 'Kind', read: ({ kind }) => playKindNames[kind] },
        { name: 'Owner', read: ({ owner }) => owner },
        {
          name: `Cost${unit === '' ? '' : `, ${unit}`}`,
          isNumber: true,
          read: ({ cost }) => (cost === null ? '–' : formatCount(cost)),
        },
        {
          name: 'State',
          read: ({ state }) =>
            state === 'open' ? (
              <WarningTag>{playStateNames.open}</WarningTag>
            ) : (
              playStateNames[state]
            ),
        },
        {
          name: 'Due',
          read: (play) => {
            const due = dueDay(play);
            return due === null ? `within ${play.days} days` : formatIsoDay(due);
          },
        },
      ]}
      step={step}
      create={() => newPlay(crypto.randomUUID())}
      onPut={put}
      onRemove={(play, label) => void save(label, (old) => removePlay(old, play.id))}
      form={({ record, ...rest }) => (
        <PlayForm play={record} snapshot={snapshot} unit={unit} {...rest} />
      )}
    />
  );
};

import { NativeSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { readNumber } from '#renderer/ui/read-number.ts';
import type { Futures } from '#shared/model/futures.ts';
import { watchSummaries, type Signpost, type Watch } from '#shared/model/signpost.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { summaryNames } from '#shared/signposts/watch-words.ts';
import classes from '../futures.module.css';

type SignpostFormProps = {
  readonly signpost: Signpost;
  readonly isNew: boolean;
  readonly futures: Futures;
  readonly snapshot: Snapshot;
  readonly onSave: (signpost: Signpost) => void;
  readonly onClose: () => void;
};

type Readings = Extract<Watch, { kind: 'driver' }>['readings'];

const line = /^(\d{4}-\d{2}-\d{2})[\s,;:]+(-?\d+(?:\.\d+)?)$/u;

const isDay = (text: string): boolean => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** A reading a line, `2026-03-31 42.5`; the first line that is none is told. */
export const parseReadings = (
  text: string,
): { readonly readings: Readings; readonly wrong: string | null } => {
  const lines = text.split('\n').filter((each) => each.trim() !== '');
  const wrong = lines.find((each) => {
    const found = line.exec(each.trim());
    return found === null || !isDay(found[1] ?? '');
  });
  return {
    wrong: wrong ?? null,
    readings: lines.flatMap((each) => {
      const found = line.exec(each.trim());
      return found === null ? [] : [{ day: found[1] ?? '', value: Number(found[2]) }];
    }),
  };
};

const shownReadings = (watch: Watch): string =>
  watch.kind === 'driver'
    ? watch.readings.map(({ day, value }) => `${day} ${value}`).join('\n')
    : '';

/** A sign that a future is arriving: what is watched, from where on it counts, and which play it opens. */
export const SignpostForm = (props: SignpostFormProps) => {
  const { signpost, isNew, futures, snapshot, onSave, onClose } = props;
  const [draft, setDraft] = useState(signpost);
  const [readings, setReadings] = useState(shownReadings(signpost.watch));
  const change = (part: Partial<Signpost>): void => setDraft((old) => ({ ...old, ...part }));
  const { watch } = draft;
  const watched =
    watch.kind === 'driver'
      ? futures.drivers.find(({ id }) => id === watch.driverId)
      : snapshot.metrics.find(({ code }) => code === watch.metricCode);
  const source = watch.kind === 'driver' ? `d:${watch.driverId}` : `m:${watch.metricCode}`;
  const parsed = parseReadings(readings);
  const isReady =
    draft.name.trim() !== '' &&
    Number.isFinite(draft.threshold) &&
    (watch.kind === 'metric' || parsed.wrong === null);
  const choose = (value: string): void => {
    const code = value.slice(2);
    const driver = futures.drivers.find(({ id }) => id === code);
    change({
      watch:
        value.startsWith('d:') && driver !== undefined
          ? { kind: 'driver', driverId: driver.id, readings: [] }
          : { kind: 'metric', metricCode: code, summary: 'sum' },
    });
  };
  return (
    <FormDialog
      title={isNew ? 'New signpost' : 'Edit signpost'}
      action={isNew ? 'Add signpost' : 'Save signpost'}
      isReady={isReady}
      onSubmit={() =>
        onSave({
          ...draft,
          name: draft.name.trim(),
          watch: watch.kind === 'driver' ? { ...watch, readings: parsed.readings } : watch,
        })
      }
      onClose={onClose}
    >
      <Stack gap="md">
        <div className={classes['fields']} data-columns="1-1">
          <TextInput
            label="Name"
            placeholder="Orders dry up"
            data-autofocus
            maxLength={120}
            value={draft.name}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
          <NativeSelect
            label="Speaks for"
            data={[
              { value: '', label: 'no scenario in particular' },
              ...futures.scenarios.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={draft.scenarioId ?? ''}
            onChange={({ currentTarget }) =>
              change({
                scenarioId:
                  futures.scenarios.find(({ id }) => id === currentTarget.value)?.id ?? null,
              })
            }
          />
        </div>
        <div className={classes['fields']} data-columns="1-1">
          <NativeSelect
            label="Watches"
            data={[
              ...(watched === undefined ? [{ value: source, label: 'what is gone by now' }] : []),
              {
                group: 'A metric, at every import',
                items: snapshot.metrics.map(({ code, name }) => ({
                  value: `m:${code}`,
                  label: name,
                })),
              },
              {
                group: 'A driver, as people read it',
                items: futures.drivers.map(({ id, name }) => ({ value: `d:${id}`, label: name })),
              },
            ]}
            value={source}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
          {watch.kind === 'metric' && (
            <NativeSelect
              label="Of all partners"
              data={watchSummaries.map((value) => ({ value, label: summaryNames[value] }))}
              value={watch.summary}
              onChange={({ currentTarget }) =>
                change({
                  watch: {
                    ...watch,
                    summary:
                      watchSummaries.find((each) => each === currentTarget.value) ?? watch.summary,
                  },
                })
              }
            />
          )}
        </div>
        {watch.kind === 'driver' && (
          <Textarea
            label="Readings"
            description="A line each: the day and the state that was seen, such as 2026-03-31 42.5"
            autosize
            minRows={3}
            maxRows={8}
            value={readings}
            error={
              parsed.wrong === null
                ? undefined
                : `“${parsed.wrong}” is no day with a number, such as 2026-03-31 42.5.`
            }
            onChange={({ currentTarget }) => setReadings(currentTarget.value)}
          />
        )}
        <div className={classes['fields']} data-columns="1-1-1">
          <NativeSelect
            label="Counts when"
            data={[
              { value: 'atMost', label: 'at most' },
              { value: 'atLeast', label: 'at least' },
            ]}
            value={draft.comparison}
            onChange={({ currentTarget }) =>
              change({ comparison: currentTarget.value === 'atLeast' ? 'atLeast' : 'atMost' })
            }
          />
          <NumberInput
            label="Threshold"
            thousandSeparator=","
            suffix={watched === undefined || watched.unit === '' ? '' : ` ${watched.unit}`}
            value={Number.isNaN(draft.threshold) ? '' : draft.threshold}
            onChange={(value) => change({ threshold: readNumber(value) ?? NaN })}
          />
          <NumberInput
            label="Times in a row"
            min={1}
            max={60}
            allowDecimal={false}
            value={draft.window}
            onChange={(value) => {
              if (typeof value === 'number' && value >= 1 && value <= 60) change({ window: value });
            }}
          />
        </div>
        <NativeSelect
          label="Opens the play"
          data={[
            { value: '', label: 'none' },
            ...futures.plays.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={draft.playId ?? ''}
          onChange={({ currentTarget }) =>
            change({ playId: currentTarget.value === '' ? null : currentTarget.value })
          }
        />
      </Stack>
    </FormDialog>
  );
};

import {
  Button,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { Driver, Effect } from '#shared/model/futures.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { effectSentence, exposureSentence, oneUnit } from './effect-sentence.ts';
import { ExposureTable } from './exposure-table.tsx';
import { withExposureAttribute } from './new-effect.ts';
import classes from '../futures.module.css';

type EffectFormProps = {
  readonly effect: Effect;
  readonly driver: Driver;
  readonly snapshot: Snapshot;
  readonly isNew: boolean;
  readonly onSave: (effect: Effect) => void;
  readonly onClose: () => void;
};

const everybody = '';

/** One effect in a dialog: what a driver does to a metric, and to whom how strongly. */
export const EffectForm = (props: EffectFormProps) => {
  const { effect, driver, snapshot, isNew, onSave, onClose } = props;
  const [draft, setDraft] = useState<Effect>(effect);
  const change = (part: Partial<Effect>): void => setDraft((old) => ({ ...old, ...part }));
  const metric = snapshot.metrics.find(({ code }) => code === draft.metricCode);
  const named = { name: metric?.name ?? draft.metricCode, unit: metric?.unit ?? '' };
  const attribute = snapshot.attributes.find(({ code }) => code === draft.exposureAttribute);
  const isRelative = draft.kind === 'multiply';
  const factor = isRelative ? 100 : 1;
  const isUnknown = metric === undefined && draft.metricCode !== '';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (draft.metricCode !== '') onSave(draft);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={isNew ? `What ${driver.name} does` : `Edit what ${driver.name} does`}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className={classes['fields']} data-columns="1-1">
            <NativeSelect
              label="Metric"
              description="What changes when the driver moves"
              data-autofocus
              data={[
                ...snapshot.metrics.map(({ code, name, unit }) => ({
                  value: code,
                  label: unit === '' ? name : `${name} (${unit})`,
                })),
                ...(isUnknown
                  ? [{ value: draft.metricCode, label: `${draft.metricCode} (not imported)` }]
                  : []),
              ]}
              value={draft.metricCode}
              onChange={({ currentTarget }) => change({ metricCode: currentTarget.value })}
            />
            <NumberInput
              label={`Change when ${driver.name} rises by ${oneUnit(driver)}`}
              description={isRelative ? 'In percent of the metric' : 'In the unit of the metric'}
              suffix={isRelative ? ' %' : named.unit === '' ? '' : ` ${named.unit}`}
              decimalScale={6}
              value={Number((draft.size * factor).toPrecision(12))}
              onChange={(value) => {
                if (typeof value === 'number') change({ size: value / factor });
              }}
            />
          </div>
          <SegmentedControl
            aria-label="Kind of change"
            data={[
              { value: 'multiply', label: 'Relative: multiplies the metric' },
              { value: 'add', label: 'Absolute: adds to the metric' },
            ]}
            value={draft.kind}
            onChange={(kind) => change({ kind: kind === 'add' ? 'add' : 'multiply', size: 0 })}
          />
          <div className={classes['fields']} data-columns="1-1">
            <NativeSelect
              label="Exposure by"
              description="Which attribute decides how strongly a partner is hit"
              data={[
                { value: everybody, label: 'nothing: everybody alike' },
                ...snapshot.attributes.map(({ code, name }) => ({ value: code, label: name })),
                ...(draft.exposureAttribute !== null && attribute === undefined
                  ? [{ value: draft.exposureAttribute, label: draft.exposureAttribute }]
                  : []),
              ]}
              value={draft.exposureAttribute ?? everybody}
              onChange={({ currentTarget }) => {
                const code = currentTarget.value;
                setDraft((old) => withExposureAttribute(old, code === everybody ? null : code));
              }}
            />
            <NumberInput
              label={draft.exposureAttribute === null ? 'Exposure' : 'Exposure of all others'}
              description="0 % is not hit at all, 100 % in full"
              suffix=" %"
              min={0}
              max={100}
              value={Number((draft.defaultShare * 100).toFixed(2))}
              onChange={(value) => {
                if (typeof value === 'number') {
                  change({ defaultShare: Math.min(1, Math.max(0, value / 100)) });
                }
              }}
            />
          </div>
          {attribute !== undefined && (
            <ExposureTable effect={draft} snapshot={snapshot} onChange={setDraft} />
          )}
          <Textarea
            label="Reason"
            description="Why this size, and from where: whoever signs will ask"
            autosize
            minRows={2}
            maxRows={4}
            maxLength={2000}
            value={draft.reason}
            onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
          />
          <div className={classes['sentence']} role="status">
            <Text size="sm">{effectSentence(draft, driver, named)}</Text>
            <Text size="sm" c="dimmed">
              {exposureSentence(draft, attribute?.name ?? draft.exposureAttribute)}
            </Text>
          </div>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={draft.metricCode === ''}>
              {isNew ? 'Add effect' : 'Save effect'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};

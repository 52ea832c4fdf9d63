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
import { readNumber } from '#renderer/ui/read-number.ts';
import { unbroken } from '#renderer/ui/unbroken.ts';
import { effectKinds, type Driver, type Effect } from '#shared/model/futures.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { effectSentence, exposureSentence, oneUnit } from '#shared/scenario/effect-sentence.ts';
import { ExposureRules } from './exposure-rules.tsx';
import { ExposureTable } from './exposure-table.tsx';
import { ExposedPartners } from './exposed-partners.tsx';
import { sourceName, without, withExposureSource, type ExposureSource } from './new-effect.ts';
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
const byRules = 'rules';

/** A choice of the list as a source: `a:` an attribute, `m:` a metric. */
const sourceOf = (choice: string): ExposureSource =>
  choice === everybody
    ? { kind: 'nothing' }
    : choice === byRules
      ? { kind: 'rules' }
      : { kind: choice.startsWith('m:') ? 'metric' : 'attribute', code: choice.slice(2) };

/** `part` of the effect set, or taken away where it is undefined. */
const withOptional = (
  effect: Effect,
  part: 'cap' | 'lagMonths',
  value: number | undefined,
): Effect => (value === undefined ? without(effect, part) : { ...effect, [part]: value });

/** One effect in a dialog: what a driver does to a metric, and to whom how strongly. */
export const EffectForm = (props: EffectFormProps) => {
  const { effect, driver, snapshot, isNew, onSave, onClose } = props;
  const [draft, setDraft] = useState<Effect>(effect);
  const change = (part: Partial<Effect>): void => setDraft((old) => ({ ...old, ...part }));
  const metric = snapshot.metrics.find(({ code }) => code === draft.metricCode);
  const named = { name: metric?.name ?? draft.metricCode, unit: metric?.unit ?? '' };
  const attribute = snapshot.attributes.find(({ code }) => code === draft.exposureAttribute);
  const isRelative = draft.kind === 'multiply';
  const isElastic = draft.kind === 'elasticity';
  const capFactor = draft.kind === 'add' ? 1 : 100;
  const source = sourceName(draft, snapshot);
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
              label={`Change when ${driver.name} rises by ${isElastic ? '1 %' : oneUnit(driver)}`}
              description={
                draft.kind === 'add' ? 'In the unit of the metric' : 'In percent of the metric'
              }
              suffix={draft.kind !== 'add' ? ' %' : named.unit === '' ? '' : ` ${named.unit}`}
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
              { value: 'elasticity', label: 'Elasticity: percent for percent' },
            ]}
            value={draft.kind}
            onChange={(kind) =>
              change({ kind: effectKinds.find((each) => each === kind) ?? 'multiply', size: 0 })
            }
          />
          {isElastic && !(driver.low > 0) && (
            <Text size="xs" c="var(--mantine-color-error)" role="alert">
              An elasticity speaks of percent of the driver, so its range must lie above 0;{' '}
              {driver.name} goes down to {driver.low}.
            </Text>
          )}
          <div className={classes['fields']} data-columns="1-1">
            <NumberInput
              label="At most"
              description="Cap on the change of a partner, up or down; empty for none"
              suffix={draft.kind !== 'add' ? ' %' : named.unit === '' ? '' : ` ${named.unit}`}
              min={0}
              value={draft.cap === undefined ? '' : Number((draft.cap * capFactor).toPrecision(12))}
              onChange={(value) => {
                const cap = readNumber(value) ?? 0;
                setDraft((old) => withOptional(old, 'cap', cap > 0 ? cap / capFactor : undefined));
              }}
            />
            <NumberInput
              label="Felt after"
              description="Futures with a nearer horizon do not have it; empty for at once"
              suffix=" months"
              min={1}
              max={120}
              allowDecimal={false}
              value={draft.lagMonths ?? ''}
              onChange={(value) =>
                setDraft((old) =>
                  withOptional(
                    old,
                    'lagMonths',
                    typeof value === 'number' && value >= 1 && value <= 120 ? value : undefined,
                  ),
                )
              }
            />
          </div>
          <div className={classes['fields']} data-columns="1-1">
            <NativeSelect
              label="Exposure by"
              description="What decides how strongly a partner is hit"
              data={[
                { value: everybody, label: 'nothing: everybody alike' },
                { value: byRules, label: 'rules: the first that fits' },
                {
                  group: 'An attribute',
                  items: snapshot.attributes.map(({ code, name }) => ({
                    value: `a:${code}`,
                    label: name,
                  })),
                },
                {
                  group: 'A metric that is a share',
                  items: snapshot.metrics.map(({ code, name, unit }) => ({
                    value: `m:${code}`,
                    label: unit === '' ? name : `${name} (${unit})`,
                  })),
                },
                ...(source !== null && source === (draft.exposureMetric ?? draft.exposureAttribute)
                  ? [
                      {
                        value: `${draft.exposureMetric === undefined ? 'a' : 'm'}:${source}`,
                        label: source,
                      },
                    ]
                  : []),
              ]}
              value={
                draft.exposureRules !== undefined
                  ? byRules
                  : draft.exposureMetric !== undefined
                    ? `m:${draft.exposureMetric}`
                    : draft.exposureAttribute === null
                      ? everybody
                      : `a:${draft.exposureAttribute}`
              }
              onChange={({ currentTarget }) => {
                const chosen = sourceOf(currentTarget.value);
                setDraft((old) => withExposureSource(old, chosen));
              }}
            />
            <NumberInput
              label={
                source === null && draft.exposureRules === undefined
                  ? 'Exposure'
                  : 'Exposure of all others'
              }
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
          {draft.exposureRules !== undefined && (
            <ExposureRules effect={draft} snapshot={snapshot} onChange={setDraft} />
          )}
          <ExposedPartners effect={draft} snapshot={snapshot} onChange={setDraft} />
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
            <Text size="sm">{unbroken(effectSentence(draft, driver, named))}</Text>
            <Text size="sm" c="dimmed">
              {unbroken(exposureSentence(draft, source, snapshot))}
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

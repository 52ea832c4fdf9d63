import { NumberInput, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CycleStore } from '#renderer/stores/cycle-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { kindWords } from '#shared/cycle/cycle-words.ts';
import { usualRules } from '#shared/cycle/decision-rules.ts';
import { usualTemplate } from '#shared/cycle/rationale.ts';
import { dayOfIso, isoOfDay } from '#shared/metrics/calendar.ts';
import type { ModelVersion } from '#shared/model/model-version.ts';
import {
  cycleKinds,
  usualSettings,
  type CycleRecord,
  type CycleSettings,
} from '#shared/model/review-cycle.ts';
import classes from './cycle.module.css';

type OpenDialogProps = {
  readonly store: CycleStore;
  readonly versions: readonly ModelVersion[];
  /** The cycle before, whose rules and thresholds are taken over. */
  readonly last: CycleRecord | null;
  readonly onClose: () => void;
};

const draft = 'draft';
const kinds = cycleKinds.map((value) => ({ value, label: kindWords[value] }));
const today = (): string => new Date().toISOString().slice(0, 10);
const usualDays = 30;

const percentOf = (share: number): number => Math.round(share * 1000) / 10;

/** Opens a review cycle: what for, until when, on which model and data, and what is marked. */
export const OpenDialog = ({ store, versions, last, onClose }: OpenDialogProps) => {
  const { error, isBusy } = useStoreState(store, (all) => all);
  const active = versions.find(({ state }) => state === 'active');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<CycleRecord['kind']>('annual');
  const [opens, setOpens] = useState(today);
  const [closes, setCloses] = useState(() => isoOfDay(dayOfIso(today()) + usualDays));
  const [asOf, setAsOf] = useState(today);
  const [version, setVersion] = useState(active?.id ?? draft);
  const [settings, setSettings] = useState<CycleSettings>(last?.settings ?? usualSettings);
  const missing =
    name.trim() === ''
      ? 'Give the cycle a name.'
      : opens === '' || closes === '' || asOf === ''
        ? 'Give all three days.'
        : closes < opens
          ? 'The last day lies before the first.'
          : null;
  const share = (
    field: Exclude<keyof CycleSettings, 'confidenceOf'>,
    label: string,
    description: string,
  ) => (
    <NumberInput
      size="xs"
      label={label}
      description={description}
      suffix=" %"
      min={0}
      max={100}
      value={percentOf(settings[field])}
      onChange={(value) => {
        if (typeof value === 'number' && value >= 0 && value <= 100) {
          setSettings({ ...settings, [field]: value / 100 });
        }
      }}
    />
  );
  return (
    <FormDialog
      title="Open a review cycle"
      size="xl"
      error={error}
      action="Open the cycle"
      isReady={missing === null && !isBusy}
      aside={
        <Text size="xs" c="dimmed">
          {missing ?? 'Model, data and engine version are frozen with their hashes.'}
        </Text>
      }
      onSubmit={() =>
        void store.actions
          .open({
            ...{ name: name.trim(), kind, opens, closes, asOf, settings },
            version: version === draft ? null : version,
            rules: last?.rules ?? usualRules,
            template: last?.template ?? usualTemplate,
          })
          .then((isDone) => {
            if (isDone) onClose();
          })
      }
      onClose={onClose}
    >
      <div className={classes['fields']}>
        <TextInput
          label="Name"
          placeholder="Annual review 2026"
          maxLength={200}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Select
          label="Kind"
          allowDeselect={false}
          data={kinds}
          value={kind}
          onChange={(value) => setKind(cycleKinds.find((each) => each === value) ?? 'annual')}
        />
        <Select
          label="Model"
          allowDeselect={false}
          data={[
            { value: draft, label: 'The draft, as it is now' },
            ...versions.map(({ id, number, name: title, state }) => ({
              value: id,
              label: `${number} ${title}, ${state}`,
            })),
          ]}
          value={version}
          onChange={(value) => setVersion(value ?? draft)}
        />
      </div>
      <div className={classes['fields']} style={{ marginTop: 12 }}>
        <TextInput
          type="date"
          label="Data as of"
          value={asOf}
          onChange={({ currentTarget }) => setAsOf(currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Decisions from"
          value={opens}
          onChange={({ currentTarget }) => setOpens(currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Until"
          value={closes}
          onChange={({ currentTarget }) => setCloses(currentTarget.value)}
        />
      </div>
      <Text size="sm" fw={600} mt="md" mb={6}>
        What is marked for a second look
      </Text>
      <div className={classes['fields']}>
        <NumberInput
          size="xs"
          label="Near a line"
          description="Fewer points away"
          min={0}
          max={100}
          decimalScale={2}
          value={settings.nearPoints}
          onChange={(value) => {
            if (typeof value === 'number' && value >= 0 && value <= 100) {
              setSettings({ ...settings, nearPoints: value });
            }
          }}
        />
        {share('leastCoverage', 'Low coverage', 'Less weight with data')}
        {share('leastConfidence', 'Tier unsure', 'Fewer weightings give it')}
        {share('leastResilience', 'Fragile in futures', 'Fewer futures keep it')}
        <NumberInput
          size="xs"
          label="Weights may be off by"
          description="Of themselves, each"
          suffix=" %"
          min={1}
          max={100}
          value={percentOf(settings.weightBand)}
          onChange={(value) => {
            if (typeof value === 'number' && value >= 1 && value <= 100) {
              setSettings({ ...settings, weightBand: value / 100 });
            }
          }}
        />
      </div>
    </FormDialog>
  );
};

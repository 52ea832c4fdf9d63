import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { ulid } from 'ulid';
import { TierMark } from '#renderer/tiers/tier-mark.tsx';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { tierShapes, type ScoringModel, type Tier } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { FindingList } from '../finding-list.tsx';
import { addTier, changeTier, removeTier } from '../model-edits.ts';
import { BillSettings } from './bill-settings.tsx';
import { GateList } from './gate-list.tsx';
import { TierCost } from './tier-cost.tsx';
import { VetoList } from './veto-list.tsx';
import classes from '../model.module.css';

type TierEditorProps = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly findings: readonly ModelFinding[];
  readonly actions: ScoringActions;
};

/** The ladder: name, purpose, shape, line and gates of each tier, highest first; then the vetoes. */
export const TierEditor = ({ model, snapshot, findings, actions }: TierEditorProps) => (
  <div className={classes['tiers']}>
    {model.tiers.map((tier, index) => (
      <TierRow
        // The fields hold what is typed until it is taken; a changed tier starts them afresh.
        key={`${tier.id} ${tier.name} ${tier.purpose} ${tier.line ?? ''}`}
        tier={tier}
        index={index}
        canRemove={model.tiers.length > 2}
        snapshot={snapshot}
        findings={findings}
        actions={actions}
      />
    ))}
    <Button
      size="xs"
      variant="subtle"
      leftSection={<IconPlus size={14} />}
      disabled={model.tiers.length >= 12}
      onClick={() => actions.edit('Add a tier', (before) => addTier(before, ulid()))}
    >
      Add a tier
    </Button>
    <BillSettings model={model} snapshot={snapshot} findings={findings} actions={actions} />
    <VetoList model={model} snapshot={snapshot} findings={findings} actions={actions} />
  </div>
);

type TierRowProps = {
  readonly tier: Tier;
  readonly index: number;
  readonly canRemove: boolean;
  readonly snapshot: Snapshot;
  readonly findings: readonly ModelFinding[];
  readonly actions: ScoringActions;
};

const TierRow = ({ tier, index, canRemove, snapshot, findings, actions }: TierRowProps) => {
  const [name, setName] = useState(tier.name);
  const [purpose, setPurpose] = useState(tier.purpose);
  const change = (label: string, part: Partial<Omit<Tier, 'id'>>): void =>
    actions.edit(label, (model) => changeTier(model, tier.id, part));
  return (
    <section className={classes['card']} aria-label={tier.name}>
      <div className={classes['tier']}>
        <TextInput
          size="xs"
          label="Tier"
          leftSection={<TierMark shape={tier.shape} index={index} />}
          maxLength={120}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          onBlur={() => {
            const next = name.trim();
            if (next === '') setName(tier.name);
            else if (next !== tier.name) change(`Rename ${tier.name} to ${next}`, { name: next });
          }}
        />
        {tier.line === null ? (
          <TextInput size="xs" label="From score" value="everybody else" readOnly tabIndex={-1} />
        ) : (
          <NumberInput
            size="xs"
            label="From score"
            min={0}
            max={100}
            step={1}
            decimalScale={2}
            value={tier.line}
            onBlur={(event) => {
              const line = Number.parseFloat(event.currentTarget.value.replace(',', '.'));
              if (Number.isFinite(line) && line !== tier.line) {
                change(`Set the line of ${tier.name} to ${line}`, { line });
              }
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
          />
        )}
        <Select
          size="xs"
          label="Shape"
          allowDeselect={false}
          data={[...tierShapes]}
          value={tier.shape}
          onChange={(shape) => {
            if (shape !== null) change(`Give ${tier.name} a ${shape}`, { shape: shape });
          }}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove ${tier.name}`}
          disabled={!canRemove}
          onClick={() =>
            actions.edit(`Remove tier ${tier.name}`, (model) => removeTier(model, tier.id))
          }
        >
          <IconTrash size={15} />
        </ActionIcon>
        <TextInput
          className={classes['purpose']}
          size="xs"
          label="Purpose"
          placeholder="What partners of this tier get and give"
          maxLength={2000}
          value={purpose}
          onChange={({ currentTarget }) => setPurpose(currentTarget.value)}
          onBlur={() => {
            if (purpose !== tier.purpose) change(`Describe ${tier.name}`, { purpose });
          }}
        />
      </div>
      <TierCost tier={tier} actions={actions} />
      <FindingList findings={findings} about={tier.id} />
      {(tier.line !== null || tier.rules.gates.length > 0) && (
        <GateList tier={tier} snapshot={snapshot} findings={findings} actions={actions} />
      )}
    </section>
  );
};

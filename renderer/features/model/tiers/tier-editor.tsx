import { ActionIcon, Button, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { ulid } from 'ulid';
import { TierMark } from '#renderer/tiers/tier-mark.tsx';
import type { ScoringActions, ScoringStore } from '#renderer/stores/scoring-store.ts';
import type { ScoringModel, Tier } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { FindingList } from '../finding-list.tsx';
import { addTier, changeTier, removeTier } from '../model-edits.ts';
import { BillSettings } from './bill-settings.tsx';
import { GateList } from './gate-list.tsx';
import { TierCost } from './tier-cost.tsx';
import { TierCardDialog } from './tier-card-dialog.tsx';
import { TierCards } from './tier-cards.tsx';
import { TierLook } from './tier-look.tsx';
import { VetoList } from './veto-list.tsx';
import classes from '../model.module.css';

type TierEditorProps = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly findings: readonly ModelFinding[];
  readonly store: ScoringStore;
};

const views = [
  { value: 'rules', label: 'Rules' },
  { value: 'cards', label: 'Cards' },
];

/** The ladder as rules to be changed or as cards to be read out; a card is written in a dialog. */
export const TierEditor = ({ model, snapshot, findings, store }: TierEditorProps) => {
  const [view, setView] = useState('rules');
  const [described, setDescribed] = useState<Tier['id'] | null>(null);
  const tier = model.tiers.find(({ id }) => id === described);
  const { actions } = store;
  const describe = ({ id }: Tier): void => setDescribed(id);
  return (
    <div className={classes['tiers']}>
      <SegmentedControl
        size="xs"
        aria-label="Tiers as"
        data={views}
        value={view}
        onChange={setView}
        style={{ alignSelf: 'start' }}
      />
      {view === 'cards' ? (
        <TierCards model={model} snapshot={snapshot} store={store} onDescribe={describe} />
      ) : (
        <TierRules
          model={model}
          snapshot={snapshot}
          findings={findings}
          actions={actions}
          onDescribe={describe}
        />
      )}
      {tier !== undefined && (
        <TierCardDialog
          key={tier.id}
          tier={tier}
          actions={actions}
          onClose={() => setDescribed(null)}
        />
      )}
    </div>
  );
};

type TierRulesProps = Omit<TierEditorProps, 'store'> & {
  readonly actions: ScoringActions;
  readonly onDescribe: (tier: Tier) => void;
};

/** Name, line, look and gates of each tier, highest first; then the bill and the vetoes. */
const TierRules = ({ model, snapshot, findings, actions, onDescribe }: TierRulesProps) => (
  <>
    {model.tiers.map((tier, index) => (
      <TierRow
        // The fields hold what is typed until it is taken; a changed tier starts them afresh.
        key={`${tier.id} ${tier.name} ${tier.line ?? ''}`}
        tier={tier}
        index={index}
        canRemove={model.tiers.length > 2}
        snapshot={snapshot}
        findings={findings}
        actions={actions}
        onDescribe={onDescribe}
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
  </>
);

type TierRowProps = {
  readonly tier: Tier;
  readonly index: number;
  readonly canRemove: boolean;
  readonly snapshot: Snapshot;
  readonly findings: readonly ModelFinding[];
  readonly actions: ScoringActions;
  readonly onDescribe: (tier: Tier) => void;
};

const TierRow = (props: TierRowProps) => {
  const { tier, index, canRemove, snapshot, findings, actions, onDescribe } = props;
  const [name, setName] = useState(tier.name);
  const change = (label: string, part: Partial<Omit<Tier, 'id'>>): void =>
    actions.edit(label, (model) => changeTier(model, tier.id, part));
  return (
    <section className={classes['card']} aria-label={tier.name}>
      <div className={classes['tier']}>
        <TextInput
          size="xs"
          label="Tier"
          leftSection={<TierMark tier={tier} index={index} />}
          maxLength={120}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          onBlur={() => {
            const next = name.trim();
            if (next === '') setName(tier.name);
            else if (next !== tier.name) change(`Rename ${tier.name} to ${next}`, { name: next });
          }}
        />
        <TierLook tier={tier} index={index} actions={actions} />
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
        <div className={classes['purpose']}>
          <span>{tier.purpose}</span>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPencil size={13} />}
            aria-label={`Describe ${tier.name}`}
            onClick={() => onDescribe(tier)}
          >
            {tier.purpose === '' ? 'Say what it is for' : 'Describe'}
          </Button>
        </div>
      </div>
      <div className={classes['triple']}>
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
        <TierCost tier={tier} actions={actions} />
      </div>
      <FindingList findings={findings} about={tier.id} />
      {(tier.line !== null || tier.rules.gates.length > 0) && (
        <GateList tier={tier} snapshot={snapshot} findings={findings} actions={actions} />
      )}
    </section>
  );
};

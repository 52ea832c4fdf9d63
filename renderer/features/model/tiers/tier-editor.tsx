import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconChartBar, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { ulid } from 'ulid';
import { TierMark } from '#renderer/tiers/tier-mark.tsx';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { mostTiers, type ScoringModel, type Tier } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { isLowest } from '#shared/scoring/ladders/ladder-spans.ts';
import { FindingList } from '../finding-list.tsx';
import { addTier, changeTier, removeTier } from '../model-edits.ts';
import { BillSettings } from './bill-settings.tsx';
import { BreaksDialog } from './breaks-dialog.tsx';
import { GateList } from './gate-list.tsx';
import { LineFields, NoLine } from './line-fields.tsx';
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
          store={store}
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

type TierRulesProps = TierEditorProps & {
  readonly onDescribe: (tier: Tier) => void;
};

/** Name, line, look and gates of each tier, highest first; then the bill and the vetoes. */
const TierRules = ({ model, snapshot, findings, store, onDescribe }: TierRulesProps) => {
  const { actions } = store;
  const [isBreaking, setBreaking] = useState(false);
  return (
    <>
      {model.tiers.map((tier, index) => (
        <TierRow
          // The fields hold what is typed until it is taken; a changed tier starts them afresh.
          key={`${tier.id} ${tier.name}`}
          tier={tier}
          index={index}
          isLowest={isLowest(model.tiers, index)}
          canRemove={model.tiers.length > 2}
          snapshot={snapshot}
          findings={findings}
          store={store}
          onDescribe={onDescribe}
        />
      ))}
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        disabled={model.tiers.length >= mostTiers}
        onClick={() => actions.edit('Add a tier', (before) => addTier(before, ulid()))}
      >
        Add a tier
      </Button>
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconChartBar size={14} />}
        onClick={() => setBreaking(true)}
      >
        Lines by natural breaks…
      </Button>
      {isBreaking && (
        <BreaksDialog model={model} store={store} onClose={() => setBreaking(false)} />
      )}
      <BillSettings model={model} snapshot={snapshot} findings={findings} actions={actions} />
      <VetoList model={model} snapshot={snapshot} findings={findings} actions={actions} />
    </>
  );
};

type TierRowProps = {
  readonly tier: Tier;
  readonly index: number;
  readonly isLowest: boolean;
  readonly canRemove: boolean;
  readonly snapshot: Snapshot;
  readonly findings: readonly ModelFinding[];
  readonly store: ScoringStore;
  readonly onDescribe: (tier: Tier) => void;
};

const TierRow = (props: TierRowProps) => {
  const { tier, index, isLowest, canRemove, snapshot, findings, store, onDescribe } = props;
  const { actions } = store;
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
      {isLowest ? (
        <div className={classes['triple']}>
          <NoLine />
          <TierCost tier={tier} actions={actions} />
        </div>
      ) : (
        <>
          <LineFields tier={tier} index={index} names={snapshot.partnerNames} store={store} />
          <div className={classes['triple']}>
            <TierCost tier={tier} actions={actions} />
          </div>
        </>
      )}
      <FindingList findings={findings} about={tier.id} />
      {(tier.line !== null || tier.rules.gates.length > 0) && (
        <GateList tier={tier} snapshot={snapshot} findings={findings} actions={actions} />
      )}
    </section>
  );
};

import { ActionIcon, Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { IconChartBar, IconPencil, IconPlus, IconStairs, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { ulid } from 'ulid';
import { TierMark } from '#renderer/tiers/tier-mark.tsx';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { mostTiers, type ScoringModel, type Tier } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { isLowest, ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { FindingList } from '../finding-list.tsx';
import { addTier, canRemoveTier, changeTier, removeTier } from '../model-edits.ts';
import { AddLadderDialog } from './add-ladder-dialog.tsx';
import { BillSettings } from './bill-settings.tsx';
import { BreaksDialog } from './breaks-dialog.tsx';
import { GateList } from './gate-list.tsx';
import { LadderChoice } from './ladder-choice.tsx';
import { LadderFields } from './ladder-fields.tsx';
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
  /** The ladder that is looked at; null for the main one. */
  readonly ladder: string | null;
  readonly onLadder: (ladder: string | null) => void;
};

const views = [
  { value: 'rules', label: 'Rules' },
  { value: 'cards', label: 'Cards' },
];

/** The ladder as rules to be changed or as cards to be read out; a card is written in a dialog. */
export const TierEditor = (props: TierEditorProps) => {
  const { model, snapshot, findings, store, ladder, onLadder } = props;
  const [view, setView] = useState('rules');
  const [described, setDescribed] = useState<Tier['id'] | null>(null);
  const tier = model.tiers.find(({ id }) => id === described);
  const { actions } = store;
  const describe = ({ id }: Tier): void => setDescribed(id);
  const [isAdding, setAdding] = useState(false);
  const attributes = snapshot.attributes.filter(({ role }) => role === 'attribute');
  return (
    <div className={classes['tiers']}>
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs"
          aria-label="Tiers as"
          data={views}
          value={view}
          onChange={setView}
        />
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconStairs size={14} />}
          disabled={attributes.length === 0 || model.tiers.length + 2 > mostTiers}
          title={
            attributes.length === 0
              ? 'Partners have no attribute, such as a type, whose labels could say who is on which ladder'
              : 'Tiers of their own for partners of some labels, such as a type'
          }
          onClick={() => setAdding(true)}
        >
          Add a ladder…
        </Button>
      </Group>
      {isAdding && (
        <AddLadderDialog
          model={model}
          snapshot={snapshot}
          actions={actions}
          onAdded={(added) => {
            onLadder(added);
            setAdding(false);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      <LadderChoice
        model={model}
        label="Ladder whose tiers are shown"
        ladder={ladder}
        onLadder={onLadder}
      />
      <LadderFields
        model={model}
        snapshot={snapshot}
        findings={findings}
        actions={actions}
        ladder={ladder}
      />
      {view === 'cards' ? (
        <TierCards
          model={model}
          snapshot={snapshot}
          store={store}
          ladder={ladder}
          onDescribe={describe}
        />
      ) : (
        <TierRules
          model={model}
          snapshot={snapshot}
          findings={findings}
          store={store}
          ladder={ladder}
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

type TierRulesProps = Omit<TierEditorProps, 'onLadder'> & {
  readonly onDescribe: (tier: Tier) => void;
};

/** Name, line, look and gates of each tier of a ladder, highest first; then the bill and the vetoes. */
const TierRules = (props: TierRulesProps) => {
  const { model, snapshot, findings, store, ladder, onDescribe } = props;
  const { actions } = store;
  const [isBreaking, setBreaking] = useState(false);
  return (
    <>
      {model.tiers.map((tier, index) =>
        ladderOfTier(tier) !== ladder ? null : (
          <TierRow
            // The fields hold what is typed until it is taken; a changed tier starts them afresh.
            key={`${tier.id} ${tier.name}`}
            tier={tier}
            index={index}
            isLowest={isLowest(model.tiers, index)}
            canRemove={canRemoveTier(model, tier.id)}
            snapshot={snapshot}
            findings={findings}
            store={store}
            onDescribe={onDescribe}
          />
        ),
      )}
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        disabled={model.tiers.length >= mostTiers}
        onClick={() => actions.edit('Add a tier', (before) => addTier(before, ulid(), ladder))}
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
        <BreaksDialog
          model={model}
          store={store}
          ladder={ladder}
          onClose={() => setBreaking(false)}
        />
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
            aria-label={`${tier.purpose === '' ? 'Say what it is for:' : 'Describe'} ${tier.name}`}
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

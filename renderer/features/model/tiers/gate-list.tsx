import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { ulid } from 'ulid';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { unbroken } from '#renderer/ui/unbroken.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Condition } from '#shared/model/tier-rules.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { ruleSentence, subjectOf } from '#shared/scoring/rule-words.ts';
import { FindingList } from '../finding-list.tsx';
import { changeTier } from '../model-edits.ts';
import { ConditionFields } from './condition-fields.tsx';
import { newCondition } from './condition-edits.ts';
import classes from './tier-rules.module.css';

type GateListProps = {
  readonly tier: Tier;
  readonly snapshot: Snapshot;
  readonly findings: readonly ModelFinding[];
  readonly actions: ScoringActions;
};

/** What a tier asks beside its line: each gate with its sentence and what is wrong with it. */
export const GateList = ({ tier, snapshot, findings, actions }: GateListProps) => {
  const save = (label: string, change: (gates: readonly Condition[]) => readonly Condition[]) =>
    actions.edit(label, (model) => {
      const rules = model.tiers.find(({ id }) => id === tier.id)?.rules ?? tier.rules;
      return changeTier(model, tier.id, { rules: { ...rules, gates: change(rules.gates) } });
    });
  const fresh = newCondition(snapshot, ulid());
  return (
    <div className={classes['rules']} role="group" aria-label={`Gates of ${tier.name}`}>
      {tier.rules.gates.map((gate) => (
        <div key={`${gate.id} ${JSON.stringify(gate)}`}>
          <ConditionFields
            condition={gate}
            snapshot={snapshot}
            absence={['the gate is open', 'the gate is shut']}
            removeLabel={`Remove this gate of ${tier.name}`}
            onChange={(next) =>
              save(`Change a gate of ${tier.name}`, (gates) =>
                gates.map((each) => (each.id === gate.id ? next : each)),
              )
            }
            onRemove={() =>
              save(`Remove a gate of ${tier.name}`, (gates) =>
                gates.filter(({ id }) => id !== gate.id),
              )
            }
          />
          <p className={classes['sentence']}>
            {unbroken(
              ruleSentence({ kind: 'gate', condition: gate }, subjectOf(gate, snapshot), tier.name),
            )}
          </p>
          <FindingList findings={findings} about={gate.id} />
        </div>
      ))}
      <Button
        className={classes['add']}
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={13} />}
        disabled={fresh === null || tier.rules.gates.length >= 20}
        onClick={() => {
          if (fresh !== null) save(`Add a gate to ${tier.name}`, (gates) => [...gates, fresh]);
        }}
      >
        Add a gate
      </Button>
    </div>
  );
};

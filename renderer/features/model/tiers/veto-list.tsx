import { Button, NativeSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { ulid } from 'ulid';
import { tierOptions } from '#renderer/tiers/tier-options.ts';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { Veto } from '#shared/model/tier-rules.ts';
import { spanOfLadder } from '#shared/scoring/ladders/ladder-spans.ts';
import { tierGroupsOf } from '#shared/scoring/ladders/tier-groups.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { ruleSentence, subjectOf } from '#shared/scoring/rule-words.ts';
import { FindingList } from '../finding-list.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { asVeto, newCondition } from './condition-edits.ts';
import classes from './tier-rules.module.css';

type VetoListProps = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly findings: readonly ModelFinding[];
  readonly actions: ScoringActions;
};

/** What forbids the higher tiers, whatever the score: each veto with its sentence. */
export const VetoList = ({ model, snapshot, findings, actions }: VetoListProps) => {
  const save = (label: string, change: (vetoes: readonly Veto[]) => readonly Veto[]): void =>
    actions.edit(label, (before) => ({
      ...before,
      rules: { ...before.rules, vetoes: change(before.rules.vetoes) },
    }));
  const { vetoes } = model.rules;
  const lowest = model.tiers[spanOfLadder(model.tiers, null)?.last ?? 0];
  const fresh = newCondition(snapshot, ulid());
  return (
    <section className={classes['vetoes']} aria-label="Vetoes">
      <h2 className={classes['heading']}>Vetoes</h2>
      {vetoes.map((veto) => {
        const { condition, highest } = veto;
        const tier = model.tiers.find(({ id }) => id === highest);
        const replace = (label: string, next: Veto): void =>
          save(label, (all) =>
            all.map((each) => (each.condition.id === condition.id ? next : each)),
          );
        return (
          <div key={JSON.stringify(veto)} className={classes['veto']}>
            <NativeSelect
              size="xs"
              label="Never above"
              data={[
                ...(tier === undefined ? [{ value: highest, label: 'a tier that is gone' }] : []),
                ...tierOptions(tierGroupsOf(model), ({ id, name }) => ({ value: id, label: name })),
              ]}
              value={highest}
              onChange={({ currentTarget }) => {
                const next = model.tiers.find(({ id }) => id === currentTarget.value);
                if (next !== undefined) {
                  replace(`Let a veto allow ${next.name}`, { ...veto, highest: next.id });
                }
              }}
            />
            <ConditionFields
              condition={condition}
              snapshot={snapshot}
              absence={['the veto is in force', 'the veto is not in force']}
              removeLabel={`Remove the veto above ${tier?.name ?? ''}`}
              onChange={(next) => replace('Change a veto', { ...veto, condition: next })}
              onRemove={() =>
                save('Remove a veto', (all) =>
                  all.filter((each) => each.condition.id !== condition.id),
                )
              }
            />
            {tier !== undefined && (
              <p className={classes['sentence']}>
                {ruleSentence(
                  { kind: 'veto', condition },
                  subjectOf(condition, snapshot),
                  tier.name,
                )}
              </p>
            )}
            <FindingList findings={findings} about={condition.id} />
          </div>
        );
      })}
      <Button
        className={classes['add']}
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={13} />}
        disabled={fresh === null || lowest === undefined || vetoes.length >= 20}
        onClick={() => {
          if (fresh !== null && lowest !== undefined) {
            save('Add a veto', (all) => [...all, { highest: lowest.id, condition: asVeto(fresh) }]);
          }
        }}
      >
        Add a veto
      </Button>
    </section>
  );
};

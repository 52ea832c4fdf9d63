import {
  ActionIcon,
  Button,
  NativeSelect,
  SegmentedControl,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { tierOptions } from '#renderer/tiers/tier-options.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { effectSentence, milestoneKindNames } from '#shared/ladder/milestones/milestone-words.ts';
import {
  milestoneEffects,
  milestoneKinds,
  type Milestone,
  type MilestoneEffect,
} from '#shared/model/milestone.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { isHighest } from '#shared/scoring/ladders/ladder-spans.ts';
import { tierGroupsOf } from '#shared/scoring/ladders/tier-groups.ts';
import classes from './milestones.module.css';

type MilestoneDialogProps = {
  readonly milestone: Milestone;
  readonly isNew: boolean;
  readonly model: ScoringModel;
  readonly onSave: (milestone: Milestone) => void;
  readonly onClose: () => void;
};

const effectLabels: Readonly<
  Record<Milestone['direction'], Readonly<Record<MilestoneEffect, string>>>
> = {
  up: {
    promote: 'is needed to rise into',
    watch: 'if missed, watch in',
    regress: 'if missed, cannot keep',
  },
  down: {
    promote: 'bars the way into',
    watch: 'puts on watch in',
    regress: 'takes away',
  },
};

/** One milestone of the catalogue with its rules, each as a sentence. */
export const MilestoneDialog = (props: MilestoneDialogProps) => {
  const { isNew, model, onSave, onClose } = props;
  const [milestone, setMilestone] = useState(props.milestone);
  const { name, kind, direction, purpose, evidence, effects } = milestone;
  const change = (part: Partial<Milestone>): void => setMilestone({ ...milestone, ...part });
  const [highest] = model.tiers;
  const twin = model.rules.milestones.find(
    (each) =>
      each.id !== milestone.id && each.name.trim().toLowerCase() === name.trim().toLowerCase(),
  );
  return (
    <FormDialog
      title={isNew ? 'A new milestone' : `Milestone ${props.milestone.name}`}
      action={isNew ? 'Add' : 'Save'}
      isReady={name.trim() !== '' && twin === undefined}
      onSubmit={() => onSave({ ...milestone, name: name.trim() })}
      onClose={onClose}
    >
      <div className={classes['form']}>
        <div className={classes['pair']}>
          <TextInput
            label="Name"
            required
            maxLength={120}
            error={twin === undefined ? null : 'Another milestone is called so.'}
            value={name}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
          <NativeSelect
            label="Kind"
            data={milestoneKinds.map((each) => ({ value: each, label: milestoneKindNames[each] }))}
            value={kind}
            onChange={({ currentTarget }) =>
              change({
                kind: milestoneKinds.find((each) => each === currentTarget.value) ?? kind,
              })
            }
          />
        </div>
        <SegmentedControl
          size="xs"
          aria-label="Direction"
          data={[
            { value: 'up', label: 'To be reached' },
            { value: 'down', label: 'To be avoided' },
          ]}
          value={direction}
          onChange={(next) => change({ direction: next })}
        />
        <Textarea
          label="Purpose"
          autosize
          minRows={1}
          maxRows={4}
          maxLength={2000}
          value={purpose}
          onChange={({ currentTarget }) => change({ purpose: currentTarget.value })}
        />
        <Textarea
          label="What proves it"
          autosize
          minRows={1}
          maxRows={4}
          maxLength={2000}
          value={evidence}
          onChange={({ currentTarget }) => change({ evidence: currentTarget.value })}
        />
        <div className={classes['effects']} role="group" aria-label="What it does on the ladder">
          <h3 className={classes['heading']}>What it does on the ladder</h3>
          {effects.map((each, index) => {
            const replace = (part: Partial<typeof each>): void =>
              change({
                effects: effects.map((other, place) =>
                  place === index ? { ...other, ...part } : other,
                ),
              });
            const isGone = model.tiers.every(({ id }) => id !== each.tier);
            return (
              <div key={`${index} ${effects.length}`} className={classes['effect']}>
                <NativeSelect
                  size="xs"
                  aria-label={`Rule ${index + 1}`}
                  data={milestoneEffects.map((effect) => ({
                    value: effect,
                    label: effectLabels[direction][effect],
                  }))}
                  value={each.effect}
                  onChange={({ currentTarget }) =>
                    replace({
                      effect:
                        milestoneEffects.find((effect) => effect === currentTarget.value) ??
                        each.effect,
                    })
                  }
                />
                <NativeSelect
                  size="xs"
                  aria-label={`Tier of rule ${index + 1}`}
                  data={[
                    ...(isGone ? [{ value: each.tier, label: 'a tier that is gone' }] : []),
                    ...tierOptions(tierGroupsOf(model), ({ id, name }, place) => ({
                      value: id,
                      label: isHighest(model.tiers, place) ? name : `${name} or higher`,
                    })),
                  ]}
                  value={each.tier}
                  onChange={({ currentTarget }) => {
                    const tier = model.tiers.find(({ id }) => id === currentTarget.value);
                    if (tier !== undefined) replace({ tier: tier.id });
                  }}
                />
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove rule ${index + 1}`}
                  onClick={() => change({ effects: effects.filter((_, place) => place !== index) })}
                >
                  <IconTrash size={14} />
                </ActionIcon>
                <p className={classes['sentence']}>
                  {effectSentence(model, milestone, each) ?? 'Choose a tier that there is.'}
                </p>
              </div>
            );
          })}
          <Button
            className={classes['add']}
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={13} />}
            disabled={highest === undefined || effects.length >= 36}
            onClick={() => {
              if (highest === undefined) return;
              const unused =
                milestoneEffects.find((effect) =>
                  effects.every((each) => each.effect !== effect || each.tier !== highest.id),
                ) ?? 'promote';
              change({ effects: [...effects, { effect: unused, tier: highest.id }] });
            }}
          >
            Add a rule
          </Button>
        </div>
      </div>
    </FormDialog>
  );
};

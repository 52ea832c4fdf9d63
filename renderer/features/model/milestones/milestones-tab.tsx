import { Button, Menu, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { ulid } from 'ulid';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { countOf } from '#shared/intake/wording.ts';
import { milestoneAbout } from '#shared/ladder/milestones/check-milestones.ts';
import { milestoneFrom } from '#shared/ladder/milestones/milestone-templates.ts';
import { effectSentence, milestoneKindNames } from '#shared/ladder/milestones/milestone-words.ts';
import { milestoneKinds, type Milestone } from '#shared/model/milestone.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { FindingList } from '../finding-list.tsx';
import { MilestoneDialog } from './milestone-dialog.tsx';
import { partnersByMilestone, withMilestones } from './milestone-edits.ts';
import classes from './milestones.module.css';

type MilestonesTabProps = {
  readonly store: ScoringStore;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly findings: readonly ModelFinding[];
  readonly isReadOnly: boolean;
};

/** The programme's catalogue: what each milestone is for, what proves it and what it does on the ladder. */
export const MilestonesTab = (props: MilestonesTabProps) => {
  const { store, model, snapshot, findings, isReadOnly } = props;
  const { milestones } = model.rules;
  const [asked, setAsked] = useState<Milestone | null>(null);
  const counts = useMemo(() => partnersByMilestone(snapshot.milestones), [snapshot.milestones]);
  const isNew = asked !== null && milestones.every(({ id }) => id !== asked.id);
  const save = (changed: Milestone): void =>
    store.actions.edit(`${isNew ? 'Add' : 'Change'} the milestone ${changed.name}`, (before) =>
      withMilestones(before, (all) =>
        isNew ? [...all, changed] : all.map((each) => (each.id === changed.id ? changed : each)),
      ),
    );
  return (
    <div className={classes['catalogue']}>
      <div className={classes['head']}>
        <Text fz="sm" c="dimmed">
          What partners are to reach or to avoid, and what that does on the ladder.
        </Text>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={13} />}
              disabled={isReadOnly || milestones.length >= 100}
            >
              Add a milestone
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {milestoneKinds.map((kind) => (
              <Menu.Item
                key={kind}
                onClick={() =>
                  setAsked(
                    milestoneFrom(
                      kind,
                      ulid(),
                      milestones.map(({ name }) => name),
                      model.tiers,
                    ),
                  )
                }
              >
                {milestoneKindNames[kind]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {milestones.length === 0 && (
        <p className={classes['empty']}>
          No milestone yet. Add one from a template, such as a joint pipeline or a certification,
          and say before which tier it must be met. Then assign it to partners on the right.
        </p>
      )}
      {milestones.map((milestone) => {
        const { id, name, kind, direction, purpose, evidence, effects } = milestone;
        const assigned = counts.get(id) ?? 0;
        return (
          <section key={id} className={classes['card']} aria-label={`Milestone ${name}`}>
            <div className={classes['head']}>
              <h2 className={classes['heading']}>{name}</h2>
              <span className={classes['soft']}>{countOf(assigned, 'partner')}</span>
            </div>
            <p className={classes['soft']}>
              {milestoneKindNames[kind]}, {direction === 'up' ? 'to be reached' : 'to be avoided'}
              {purpose.trim() === '' ? '.' : `. ${purpose.trim()}`}
            </p>
            {evidence.trim() !== '' && (
              <p className={classes['soft']}>Proved by: {evidence.trim()}</p>
            )}
            {effects.length === 0 ? (
              <p className={classes['sentence']}>It does nothing on the ladder yet.</p>
            ) : (
              <ul className={classes['rules']}>
                {effects.map((effect) => (
                  <li key={`${effect.effect} ${effect.tier}`}>
                    {effectSentence(model, milestone, effect) ??
                      'A rule about a tier that is gone.'}
                  </li>
                ))}
              </ul>
            )}
            <FindingList findings={findings} about={milestoneAbout(id)} />
            <div className={classes['tools']}>
              <Button
                size="compact-xs"
                variant="default"
                disabled={isReadOnly}
                aria-label={`Change ${name}`}
                onClick={() => setAsked(milestone)}
              >
                Change…
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                disabled={isReadOnly || assigned > 0}
                title={assigned > 0 ? 'Take it away from its partners first' : undefined}
                aria-label={`Remove ${name}`}
                onClick={() =>
                  store.actions.edit(`Remove the milestone ${name}`, (before) =>
                    withMilestones(before, (all) => all.filter((each) => each.id !== id)),
                  )
                }
              >
                Remove
              </Button>
            </div>
          </section>
        );
      })}
      {asked !== null && (
        <MilestoneDialog
          milestone={asked}
          isNew={isNew}
          model={model}
          onSave={(changed) => {
            save(changed);
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
};

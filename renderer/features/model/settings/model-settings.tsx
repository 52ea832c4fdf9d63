import { Button, Group, NumberInput, Text } from '@mantine/core';
import { IconSnowflake } from '@tabler/icons-react';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { absences } from '#shared/model/cell-status.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { ruleWords } from '#shared/scoring/reference/reference-words.ts';
import { absenceQuestions } from './absence-kinds.ts';
import { AbsenceRule } from './absence-rule.tsx';
import { countFrozen, freezeAll, thawAll } from './freeze-all.ts';
import { ReferenceFields } from './reference-fields.tsx';
import { today } from './today.ts';
import classes from '../model.module.css';

/** What an empty cell does to the score, and how much must be known for a tier. */
export const ModelSettings = ({
  model,
  snapshot,
  actions,
}: {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly actions: ScoringActions;
}) => (
  <div className={classes['form']}>
    <h2 className={classes['heading']}>Without a number</h2>
    <Text fz="sm" c="dimmed">
      Missing, not applicable, no activity and zero are four different things. Nothing is filled in
      unseen: an empty cell follows the rule you choose here, unless a criterion has one of its own.
    </Text>
    {absences.map((absence) => (
      <AbsenceRule
        key={absence}
        absence={absence}
        policy={model.absencePolicies[absence]}
        inherited={null}
        onChange={(policy) => {
          if (policy !== null) {
            actions.edit(
              `Change the rule for "${absenceQuestions[absence].toLowerCase()}"`,
              (before) => ({
                ...before,
                absencePolicies: { ...before.absencePolicies, [absence]: policy },
              }),
            );
          }
        }}
      />
    ))}
    <NumberInput
      key={model.minimumCoverage}
      size="xs"
      w={260}
      label="Weight that must have data for a tier"
      description="Below it a partner is “not enough data”"
      min={0}
      max={100}
      step={5}
      decimalScale={1}
      suffix=" %"
      defaultValue={Math.round(model.minimumCoverage * 1000) / 10}
      onBlur={(event) => {
        const share = Number.parseFloat(event.currentTarget.value.replace(',', '.')) / 100;
        if (Number.isFinite(share) && Math.abs(share - model.minimumCoverage) > 1e-9) {
          actions.edit(`Require ${Math.round(share * 100)} % coverage`, (before) => ({
            ...before,
            minimumCoverage: Math.min(1, Math.max(0, share)),
          }));
        }
      }}
    />
    <h2 className={classes['heading']}>Measured against</h2>
    <ReferenceFields
      snapshot={snapshot}
      rule={model.rules.reference}
      inherited={null}
      onChange={(reference) => {
        if (reference !== null && reference.kind !== 'frozen') {
          actions.edit(`Measure against ${ruleWords(reference, snapshot)}`, (before) => ({
            ...before,
            rules: { ...before.rules, reference },
          }));
        }
      }}
    />
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconSnowflake size={14} />}
        onClick={() =>
          actions.edit('Freeze what partners are measured against', (before) =>
            freezeAll(before, snapshot, today()),
          )
        }
      >
        Freeze all criteria now
      </Button>
      {countFrozen(model) > 0 && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => actions.edit('Measure against the partners of today', thawAll)}
        >
          Thaw all ({countFrozen(model)})
        </Button>
      )}
    </Group>
    <Text fz="xs" c="dimmed">
      Only value functions that measure partners against partners are frozen; a criterion shows
      since when, and how far the partners have moved.
    </Text>
  </div>
);

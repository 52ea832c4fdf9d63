import { Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { tierOptions } from '#renderer/tiers/tier-options.ts';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { ladderField } from '#shared/ladder/check-ladder.ts';
import { ladderSentences, wholeName } from '#shared/ladder/clock-words.ts';
import type { LadderRules } from '#shared/model/ladder-rules.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { tierGroupsOf } from '#shared/scoring/ladders/tier-groups.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { FindingList } from '../finding-list.tsx';
import { ClockField } from './clock-field.tsx';
import { FreezeList } from './freeze-list.tsx';
import { changeLadder } from './ladder-edits.ts';
import classes from './ladder.module.css';

type WholeLadderProps = {
  readonly model: ScoringModel;
  readonly findings: readonly ModelFinding[];
  readonly actions: ScoringActions;
};

const numbers: readonly {
  readonly field: 'graceNew' | 'graceFall' | 'stepsUp' | 'stepsDown';
  readonly label: string;
  readonly unit: string;
  readonly placeholder?: string;
}[] = [
  { field: 'graceNew', label: 'Grace of newcomers', unit: 'reviews' },
  { field: 'graceFall', label: 'Grace after a fall', unit: 'reviews' },
  { field: 'stepsUp', label: 'Tiers up a review', unit: '', placeholder: 'any' },
  { field: 'stepsDown', label: 'Tiers down a review', unit: '', placeholder: 'any' },
];

/** What holds for every tier: grace, steps, newcomers, missing data, freezes, and the next review. */
export const WholeLadder = ({ model, findings, actions }: WholeLadderProps) => {
  const { ladder } = model.rules;
  const sentences = ladderSentences(model);
  const save = (label: string, change: Partial<LadderRules>): void =>
    actions.edit(label, (before) => changeLadder(before, change));
  const row = (label: string, field: keyof LadderRules, control: ReactNode): ReactNode => (
    <div className={classes['field']}>
      <span className={classes['label']}>{label}</span>
      {control}
      <span className={classes['sentence']}>{sentences[field]}</span>
      <div className={classes['wrong']}>
        <FindingList findings={findings} about={ladderField(field)} />
      </div>
    </div>
  );
  return (
    <section className={classes['card']} aria-label={wholeName(model)}>
      <h2 className={classes['heading']}>{wholeName(model)}</h2>
      {numbers.map(({ field, label, unit, placeholder }) => (
        <ClockField
          key={field}
          label={label}
          name={label}
          value={ladder[field]}
          {...(unit === '' ? {} : { unit })}
          {...(placeholder === undefined ? {} : { placeholder })}
          sentence={sentences[field]}
          findings={findings}
          about={ladderField(field)}
          onSave={(value) =>
            save(`Set ${label.toLowerCase()} to ${value ?? 'any'}`, { [field]: value })
          }
        />
      ))}
      {row(
        'Newcomers at most in',
        'highestFirst',
        <Select
          size="xs"
          aria-label="Newcomers at most in"
          placeholder="any"
          clearable
          data={tierOptions(tierGroupsOf(model), ({ id, name }) => ({ value: id, label: name }))}
          value={ladder.highestFirst}
          onChange={(id) => {
            const tier = model.tiers.find((each) => each.id === id);
            save(
              tier === undefined
                ? 'Place newcomers by their score'
                : `Place newcomers at most in ${tier.name}`,
              { highestFirst: tier?.id ?? null },
            );
          }}
        />,
      )}
      {row(
        'Too little known',
        'withoutScore',
        <Select
          size="xs"
          aria-label="A partner about whom too little is known"
          allowDeselect={false}
          data={[
            { value: 'lose', label: 'no tier' },
            { value: 'keep', label: 'keeps its tier' },
          ]}
          value={ladder.withoutScore}
          onChange={(withoutScore) => {
            if (withoutScore !== null && withoutScore !== ladder.withoutScore) {
              save('Change what becomes of partners with too little data', { withoutScore });
            }
          }}
        />,
      )}
      {row(
        'Watch status',
        'watchName',
        <TextInput
          key={ladder.watchName}
          size="xs"
          aria-label="Name of the watch status"
          maxLength={40}
          defaultValue={ladder.watchName}
          onBlur={({ currentTarget }) => {
            const watchName = currentTarget.value.trim();
            if (watchName !== '' && watchName !== ladder.watchName) {
              save(`Call the watch status ${watchName}`, { watchName });
            }
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />,
      )}
      {row(
        'Next review',
        'nextReview',
        <TextInput
          key={ladder.nextReview}
          size="xs"
          type="date"
          aria-label="Day of the next review"
          defaultValue={ladder.nextReview ?? ''}
          onBlur={({ currentTarget }) => {
            const nextReview = currentTarget.value === '' ? null : currentTarget.value;
            if (nextReview !== ladder.nextReview) {
              save(
                nextReview === null
                  ? 'Leave the day of the next review open'
                  : `Set the next review to ${nextReview}`,
                { nextReview },
              );
            }
          }}
        />,
      )}
      <FreezeList freezes={ladder.freezes} findings={findings} onSave={save} />
    </section>
  );
};

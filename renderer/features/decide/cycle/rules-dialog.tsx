import { ActionIcon, Button, MultiSelect, Select, TagsInput, Text, Textarea } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { CycleStore } from '#renderer/stores/cycle-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { markWords, modeWords, movementWords, ruleSentence } from '#shared/cycle/cycle-words.ts';
import { rationalePlaces, unknownPlace } from '#shared/cycle/rationale.ts';
import {
  cycleMarks,
  cycleMovements,
  decisionModes,
  type CycleRecord,
  type DecisionRule,
} from '#shared/model/review-cycle.ts';
import { commonFunctions } from '../identity/common-functions.ts';
import classes from './cycle.module.css';

type RulesDialogProps = {
  readonly store: CycleStore;
  readonly record: CycleRecord;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

const modes = decisionModes.map((value) => ({ value, label: modeWords[value] }));
const movements = cycleMovements.map((value) => ({ value, label: movementWords[value] }));
const marks = [
  { value: 'none', label: 'Without a mark' },
  ...cycleMarks.map((value) => ({ value, label: markWords[value] })),
];

/** Nothing chosen is any; to be without a mark goes with no mark. */
const marksFrom = (values: readonly string[]): DecisionRule['marks'] => {
  const chosen = cycleMarks.filter((mark) => values.includes(mark));
  return values.at(-1) === 'none' ? 'none' : chosen.length === 0 ? 'any' : chosen;
};

const marksShown = (chosen: DecisionRule['marks']): string[] =>
  chosen === 'any' ? [] : chosen === 'none' ? ['none'] : [...chosen];

const fresh: DecisionRule = { mode: 'manual', movements: [], marks: 'any', functions: [] };

/** By which rules tiers are decided, each as a sentence, and what a rationale begins as. */
export const RulesDialog = ({ store, record, isOpen, onClose }: RulesDialogProps) => {
  const { error, isBusy } = useStoreState(store, (all) => all);
  const [rules, setRules] = useState(record.rules);
  const [template, setTemplate] = useState(record.template);
  const stray = unknownPlace(template);
  const change = (at: number, part: Partial<DecisionRule>): void =>
    setRules(rules.map((rule, place) => (place === at ? { ...rule, ...part } : rule)));
  return (
    <FormDialog
      title={`Rules of ${record.name}`}
      size="min(72rem, 92vw)"
      error={error}
      action="Save rules"
      isReady={isOpen && !isBusy && stray === undefined && template.trim() !== ''}
      aside={
        <Button
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={!isOpen}
          onClick={() => setRules([...rules, fresh])}
        >
          Another rule
        </Button>
      }
      onSubmit={() =>
        void store.actions.setRules({ rules, template: template.trim() }).then((isDone) => {
          if (isDone) onClose();
        })
      }
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        Of several rules that fit a partner the strictest counts: manual before recommend before
        automatic. Whom no rule fits is decided one by one.
      </Text>
      {rules.map((rule, at) => (
        <div key={at} className={classes['rule']}>
          <div className={classes['ruleFields']}>
            <Select
              size="xs"
              aria-label={`Mode of rule ${at + 1}`}
              allowDeselect={false}
              disabled={!isOpen}
              data={modes}
              value={rule.mode}
              onChange={(value) =>
                change(at, { mode: decisionModes.find((mode) => mode === value) ?? 'manual' })
              }
            />
            <MultiSelect
              size="xs"
              aria-label={`Movements of rule ${at + 1}`}
              placeholder={rule.movements.length === 0 ? 'Wherever it goes' : ''}
              disabled={!isOpen}
              data={movements}
              value={[...rule.movements]}
              onChange={(values) =>
                change(at, { movements: cycleMovements.filter((each) => values.includes(each)) })
              }
            />
            <MultiSelect
              size="xs"
              aria-label={`Marks of rule ${at + 1}`}
              placeholder={rule.marks === 'any' ? 'Whatever its marks' : ''}
              disabled={!isOpen}
              data={marks}
              value={marksShown(rule.marks)}
              onChange={(values) => change(at, { marks: marksFrom(values) })}
            />
            <TagsInput
              size="xs"
              aria-label={`Functions of rule ${at + 1}`}
              placeholder={rule.functions.length === 0 ? 'Nobody must look' : ''}
              disabled={!isOpen}
              data={commonFunctions}
              maxTags={10}
              value={[...rule.functions]}
              onChange={(functions) => change(at, { functions })}
            />
            <ActionIcon
              variant="subtle"
              size={30}
              aria-label={`Remove rule ${at + 1}`}
              disabled={!isOpen}
              onClick={() => setRules(rules.toSpliced(at, 1))}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </div>
          <p className={classes['sentence']}>{ruleSentence(rule)}</p>
        </div>
      ))}
      <Textarea
        mt="md"
        label="What a rationale begins as"
        description={`Places that are filled: ${Object.keys(rationalePlaces)
          .map((place) => `{${place}}`)
          .join(' ')}`}
        error={stray === undefined ? null : `{${stray}} is no place that can be filled.`}
        autosize
        minRows={2}
        maxLength={5000}
        disabled={!isOpen}
        value={template}
        onChange={({ currentTarget }) => setTemplate(currentTarget.value)}
      />
    </FormDialog>
  );
};

import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { unbroken } from '#renderer/ui/unbroken.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import { tieRules, type TierCut } from '#shared/model/tier-cut.ts';
import { cutWords, settledSentence } from '#shared/scoring/lines/line-words.ts';
import { changeTier } from '../model-edits.ts';
import { cutNames, emptyCut, numberOfCut, stepOfCut, withNumber } from './cut-start.ts';
import { typedNumber } from './typed-number.ts';
import modelClasses from '../model.module.css';
import classes from './tier-rules.module.css';

type LineFieldsProps = {
  readonly tier: Tier;
  readonly index: number;
  readonly names: readonly string[];
  readonly store: ScoringStore;
};

const kinds = Object.entries(cutNames).map(([value, label]) => ({ value, label }));
const tieChoices = [
  { value: 'allIn', label: 'all in' },
  { value: 'allOut', label: 'all out' },
] satisfies { readonly value: (typeof tieRules)[number]; readonly label: string }[];

const labels: Readonly<Record<Exclude<TierCut['by'], 'score'>, string>> = {
  count: 'Partners',
  share: 'Share, %',
  budget: 'Amount',
};

/** How the line of a tier is set, its number, what becomes of ties, and where it lies now. */
export const LineFields = ({ tier, index, names, store }: LineFieldsProps) => {
  const { cut } = tier.rules;
  const { actions } = store;
  const save = (label: string, next: TierCut, line = tier.line): void =>
    actions.edit(label, (model) => {
      const rules = model.tiers.find(({ id }) => id === tier.id)?.rules ?? tier.rules;
      return changeTier(model, tier.id, { line, rules: { ...rules, cut: next } });
    });
  /** Another kind of cut starts where the line lies, so that nobody moves by the choice alone. */
  const choose = (by: TierCut['by']): void => {
    const { result } = store.getState();
    const line = result?.settled.model.tiers[index]?.line ?? tier.line ?? 0;
    if (by === 'score') {
      save(`Set the line of ${tier.name} by a score`, { by }, Math.min(100, Math.max(0, line)));
      return;
    }
    const next = result?.cutAt(index, emptyCut(by), line) ?? emptyCut(by);
    save(`Set the line of ${tier.name} by ${cutNames[by]}`, next);
  };
  const saveNumber = (text: string): void => {
    const next = withNumber(cut, typedNumber(text));
    if (next !== null && JSON.stringify(next) !== JSON.stringify(cut)) {
      save(`Let ${tier.name} be ${cutWords(next, null, '')}`, next);
    }
  };
  return (
    <>
      <div className={modelClasses['triple']}>
        <NativeSelect
          size="xs"
          label="Line by"
          data={kinds}
          value={cut.by}
          onChange={({ currentTarget }) => {
            const kind = kinds.find(({ value }) => value === currentTarget.value)?.value;
            if (kind !== undefined) choose(kind as TierCut['by']);
          }}
        />
        {cut.by === 'score' ? (
          <ScoreField tier={tier} onSave={(label, line) => save(label, cut, line)} />
        ) : (
          <>
            <NumberInput
              key={numberOfCut(cut)}
              size="xs"
              label={labels[cut.by]}
              min={0}
              step={stepOfCut(cut)}
              thousandSeparator=","
              decimalScale={cut.by === 'count' ? 0 : 2}
              defaultValue={numberOfCut(cut)}
              onBlur={({ currentTarget }) => saveNumber(currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.currentTarget.blur();
              }}
            />
            <NativeSelect
              size="xs"
              label="Equal scores at the line"
              data={tieChoices}
              value={cut.ties}
              onChange={({ currentTarget }) => {
                const ties = tieRules.find((each) => each === currentTarget.value);
                if (ties !== undefined && ties !== cut.ties) {
                  save(
                    `Let equal scores at the line of ${tier.name} be ${ties === 'allIn' ? 'in' : 'out'}`,
                    {
                      ...cut,
                      ties,
                    },
                  );
                }
              }}
            />
          </>
        )}
      </div>
      {cut.by !== 'score' && <LineNow index={index} names={names} store={store} />}
    </>
  );
};

/** Where the line lies in the frame that is shown. */
const LineNow = ({ index, names, store }: Omit<LineFieldsProps, 'tier'>) => {
  const sentence = useStoreState(store, ({ result }) => {
    const line = result?.settled.lines.find(({ tier }) => tier === index);
    return line === undefined ? '' : settledSentence(line, names, result?.bill?.unit ?? '');
  });
  return (
    <p className={classes['sentence']} aria-live="polite">
      {unbroken(sentence)}
    </p>
  );
};

type ScoreFieldProps = {
  readonly tier: Tier;
  readonly onSave: (label: string, line: number) => void;
};

const ScoreField = ({ tier, onSave }: ScoreFieldProps) => (
  <NumberInput
    key={tier.line}
    size="xs"
    label="From score"
    min={0}
    max={100}
    step={1}
    decimalScale={6}
    defaultValue={tier.line ?? 0}
    onBlur={(event) => {
      const line = Number.parseFloat(event.currentTarget.value.replace(',', '.'));
      if (line >= 0 && line <= 100 && line !== tier.line) {
        onSave(`Set the line of ${tier.name} to ${line}`, line);
      }
    }}
    onKeyDown={(event) => {
      if (event.key === 'Enter') event.currentTarget.blur();
    }}
  />
);

/** The lowest tier has no line. */
export const NoLine = () => (
  <TextInput size="xs" label="From score" value="everybody else" readOnly tabIndex={-1} />
);

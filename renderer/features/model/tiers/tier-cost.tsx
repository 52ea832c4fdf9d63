import { NumberInput } from '@mantine/core';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import type { Tier } from '#shared/model/scoring-model.ts';
import { changeTier } from '../model-edits.ts';
import { typedNumber } from './typed-number.ts';

type TierCostProps = { readonly tier: Tier; readonly actions: ScoringActions };

/** What each partner of a tier costs: a fixed part and a rate of the money metric. */
export const TierCost = ({ tier, actions }: TierCostProps) => {
  const { fixedCost, rate } = tier.rules;
  const save = (label: string, change: Partial<Tier['rules']>): void =>
    actions.edit(label, (model) =>
      changeTier(model, tier.id, {
        rules: {
          ...(model.tiers.find(({ id }) => id === tier.id)?.rules ?? tier.rules),
          ...change,
        },
      }),
    );
  return (
    <>
      <NumberInput
        key={`fixed ${fixedCost}`}
        size="xs"
        label="Fixed cost a partner"
        hideControls
        thousandSeparator=","
        min={0}
        defaultValue={fixedCost}
        onBlur={({ currentTarget }) => {
          const next = typedNumber(currentTarget.value);
          if (next >= 0 && next !== fixedCost) {
            save(`Let a partner of ${tier.name} cost ${next}`, { fixedCost: next });
          }
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <NumberInput
        key={`rate ${rate}`}
        size="xs"
        label="Rate, %"
        hideControls
        min={0}
        max={100}
        decimalScale={4}
        defaultValue={Number((rate * 100).toFixed(4))}
        onBlur={({ currentTarget }) => {
          const next = Number((typedNumber(currentTarget.value) / 100).toFixed(6));
          if (next >= 0 && next <= 1 && next !== rate) {
            save(`Let the rate of ${tier.name} be ${currentTarget.value} %`, { rate: next });
          }
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </>
  );
};

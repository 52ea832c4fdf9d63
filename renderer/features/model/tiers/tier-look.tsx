import { Group, Select } from '@mantine/core';
import { TierMark } from '#renderer/tiers/tier-mark.tsx';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { tierShapes, type Tier, type TierShape } from '#shared/model/scoring-model.ts';
import { tierColourNames, type TierColour } from '#shared/model/tier-card.ts';
import { changeTier } from '../model-edits.ts';

type TierLookProps = {
  readonly tier: Tier;
  readonly index: number;
  readonly actions: ScoringActions;
};

const byPlace = 'by place';

/** The tier with another shape or colour, to show what would be chosen. */
const seenAs = (tier: Tier, change: { shape?: TierShape; colour?: TierColour | null }): Tier => ({
  ...tier,
  shape: change.shape ?? tier.shape,
  rules: {
    ...tier.rules,
    card: {
      ...tier.rules.card,
      colour: change.colour === undefined ? tier.rules.card.colour : change.colour,
    },
  },
});

const colourOf = (name: string): TierColour | null =>
  tierColourNames.find((each) => each === name) ?? null;

/** Shape and colour of a tier; the shape tells it apart where colours do not. */
export const TierLook = ({ tier, index, actions }: TierLookProps) => (
  <>
    <Select
      size="xs"
      label="Shape"
      allowDeselect={false}
      data={[...tierShapes]}
      leftSection={<TierMark tier={tier} index={index} />}
      renderOption={({ option }) => (
        <Group gap={8}>
          <TierMark
            tier={seenAs(tier, {
              shape: tierShapes.find((each) => each === option.value) ?? 'bar',
            })}
            index={index}
          />
          {option.label}
        </Group>
      )}
      value={tier.shape}
      onChange={(shape) => {
        if (shape !== null && shape !== tier.shape) {
          actions.edit(`Give ${tier.name} a ${shape}`, (model) =>
            changeTier(model, tier.id, { shape }),
          );
        }
      }}
    />
    <Select
      size="xs"
      label="Colour"
      allowDeselect={false}
      data={[byPlace, ...tierColourNames]}
      leftSection={<TierMark tier={tier} index={index} />}
      renderOption={({ option }) => (
        <Group gap={8}>
          <TierMark tier={seenAs(tier, { colour: colourOf(option.value) })} index={index} />
          {option.label}
        </Group>
      )}
      value={tier.rules.card.colour ?? byPlace}
      onChange={(name) => {
        const colour = colourOf(name ?? byPlace);
        if (colour !== tier.rules.card.colour) {
          actions.edit(`Colour ${tier.name} ${colour ?? 'by its place'}`, (model) => {
            const rules = model.tiers.find(({ id }) => id === tier.id)?.rules ?? tier.rules;
            return changeTier(model, tier.id, {
              rules: { ...rules, card: { ...rules.card, colour } },
            });
          });
        }
      }}
    />
  </>
);

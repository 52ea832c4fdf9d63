import { MovementMark } from '#renderer/tiers/movement-mark.tsx';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { noTier } from '#shared/scoring/tiers.ts';

/** The tier and which way the partner moves; the codes come as the text of the cell's value. */
export const RankedTierCell = ({
  value,
  context,
}: {
  readonly value: string;
  readonly context: unknown;
}) => {
  const { model } = context as { readonly model: ScoringModel };
  const [to = noTier, from = noTier] = value.split(' ').map(Number);
  return (
    <span style={{ display: 'flex', gap: 8, justifyContent: 'space-between' }}>
      <TierBadge tier={model.tiers[to] ?? null} index={to} none="No data" />
      <MovementMark from={from} to={to} />
    </span>
  );
};

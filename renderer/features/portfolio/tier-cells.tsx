import { MovementMark } from '#renderer/tiers/movement-mark.tsx';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { noTier } from '#shared/scoring/tiers.ts';
import { rowBehind, type CellPlace } from './portfolio-source.ts';

/** The tier of today. */
export const CurrentTierCell = (cell: CellPlace) => {
  const behind = rowBehind(cell);
  if (behind === null) return null;
  const code = behind.source.result.currentTiers[behind.row] ?? noTier;
  return <TierBadge tier={behind.source.model.tiers[code] ?? null} index={code} none="–" />;
};

/** The tier that the score proposes. */
export const ProposedTierCell = (cell: CellPlace) => {
  const behind = rowBehind(cell);
  if (behind === null) return null;
  const code = behind.source.result.tiers[behind.row] ?? noTier;
  return <TierBadge tier={behind.source.model.tiers[code] ?? null} index={code} />;
};

/** The way from one to the other. */
export const MovementCell = (cell: CellPlace) => {
  const behind = rowBehind(cell);
  if (behind === null) return null;
  const { result } = behind.source;
  return (
    <MovementMark
      from={result.currentTiers[behind.row] ?? noTier}
      to={result.tiers[behind.row] ?? noTier}
    />
  );
};

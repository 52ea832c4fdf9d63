import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { rowBehind, tiersOf, type CellPlace } from './result-source.ts';

const Badge = ({
  cell,
  which,
}: {
  readonly cell: CellPlace;
  readonly which: 'tierNow' | 'tierThen';
}) => {
  const row = rowBehind(cell);
  if (row === null) return null;
  const code = row[which];
  return <TierBadge tier={tiersOf(cell)[code] ?? null} index={code} />;
};

/** The tier of today under the model. */
export const TierNowCell = (cell: CellPlace) => <Badge cell={cell} which="tierNow" />;

/** The tier in the scenario. */
export const TierThenCell = (cell: CellPlace) => <Badge cell={cell} which="tierThen" />;

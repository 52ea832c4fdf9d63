import type { Tier } from '#shared/model/scoring-model.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { colourOfTier } from './tier-colours.ts';
import type { ColouredTier } from '#shared/model/tier-colours.ts';
import { noTierPath, tierShapePaths } from './tier-shapes.ts';
import classes from './tier-badge.module.css';

/** A tier by shape, colour and name in plain elements, for cells that are drawn in every frame. */
export type TierBadgeView = {
  readonly element: HTMLElement;
  /** `null` for a partner without a tier, who is called `none`. */
  readonly update: (
    tier: (Pick<Tier, 'name' | 'shape'> & ColouredTier) | null,
    index: number,
    none?: string,
  ) => void;
};

const svg = 'http://www.w3.org/2000/svg';

/** Looks as `TierBadge` does; what stays the same is not touched. */
export const createTierBadge = (): TierBadgeView => {
  const element = document.createElement('span');
  element.className = classes['badge'] ?? '';
  const mark = document.createElementNS(svg, 'svg');
  for (const [name, value] of Object.entries({ width: '11', height: '11', viewBox: '0 0 12 12' })) {
    mark.setAttribute(name, value);
  }
  mark.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  const name = document.createElement('span');
  name.className = classes['name'] ?? '';
  const text = document.createTextNode('');
  name.append(text);
  mark.append(path);
  element.append(mark, name);
  let shown = '';
  return {
    element,
    update: (tier, index, none = 'No tier') => {
      const colour = colourOfTier(tier, tier === null ? noTier : index);
      const next = `${tier?.shape ?? ''} ${colour} ${tier?.name ?? none}`;
      if (next === shown) return;
      shown = next;
      path.setAttribute('d', tier === null ? noTierPath : tierShapePaths[tier.shape]);
      path.setAttribute('fill', colour);
      text.data = tier?.name ?? none;
      element.toggleAttribute('data-none', tier === null);
    },
  };
};

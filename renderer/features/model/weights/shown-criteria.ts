/** Criteria that all cards together show at once; more are shown a dimension at a time, when asked for. */
const mostAtOnce = 150;

/** Criteria whose influence is listed: a longer table is read by nobody, and each takes a full scoring. */
export const mostChecked = 100;

/** A card shows some of its criteria, however many dimensions there are. */
const fewestACard = 5;

/** How many criteria a card shows of its own: all, unless a model has hundreds. */
export const shownACard = (dimensions: number, criteria: number): number =>
  criteria <= mostAtOnce
    ? criteria
    : Math.max(fewestACard, Math.floor(mostAtOnce / Math.max(1, dimensions)));

/** Places of the heaviest, at most `most`, in their own order. */
export const heaviest = (weights: ArrayLike<number>, most: number): readonly number[] =>
  Array.from(weights, (weight, place) => ({ weight, place }))
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .slice(0, most)
    .map(({ place }) => place)
    .sort((a, b) => a - b);

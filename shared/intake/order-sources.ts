/** A source and the sources that it looks columns up in. */
export type SourceNeeds = { readonly name: string; readonly needs: readonly string[] };

export type SourceOrder = {
  /** Every source behind all that it needs; otherwise in the order given. */
  readonly order: readonly string[];
  /** Sources that need each other, directly or through others; they are not in `order`. */
  readonly circles: readonly (readonly string[])[];
};

/** Sources that can be reached from `start` by what is needed. */
const reachable = (start: string, needs: ReadonlyMap<string, readonly string[]>): Set<string> => {
  const seen = new Set<string>();
  const open = [...(needs.get(start) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (!seen.has(name)) {
      seen.add(name);
      open.push(...(needs.get(name) ?? []));
    }
  }
  return seen;
};

/**
 * The order in which sources must be read again so that each finds what it looks up. Needs that name
 * no source of the list do not count. Sources behind a circle stay in the order.
 */
export const orderSources = (sources: readonly SourceNeeds[]): SourceOrder => {
  const names = new Set(sources.map(({ name }) => name));
  const needs = new Map(
    sources.map((source) => [source.name, source.needs.filter((need) => names.has(need))]),
  );
  const reach = new Map(sources.map(({ name }) => [name, reachable(name, needs)]));
  const circles: string[][] = [];
  const inCircle = new Set<string>();
  for (const { name } of sources) {
    if (inCircle.has(name) || reach.get(name)?.has(name) !== true) {
      continue;
    }
    const circle = sources
      .map((source) => source.name)
      .filter(
        (other) => reach.get(name)?.has(other) === true && reach.get(other)?.has(name) === true,
      );
    circle.forEach((member) => inCircle.add(member));
    circles.push(circle);
  }
  const order: string[] = [];
  const placed = new Set(inCircle);
  const place = (name: string): void => {
    if (placed.has(name)) {
      return;
    }
    placed.add(name);
    (needs.get(name) ?? []).forEach(place);
    order.push(name);
  };
  sources.forEach(({ name }) => place(name));
  return { order, circles };
};

import type { Recipe } from '#shared/model/recipe.ts';

const mostNamed = 6;

const listed = (names: readonly string[]): string => {
  const rest = names.length - mostNamed;
  return rest > 1 ? `${names.slice(0, mostNamed).join(', ')} and ${rest} more` : names.join(', ');
};

/** What each partner of the file gets, in one sentence. */
export const willBeWritten = ({ key, name, metrics, attributes }: Recipe): string => {
  const parts = [
    ...(name === null ? [] : [`a name (${name})`]),
    ...(metrics.length === 0
      ? []
      : [
          `${metrics.length} ${metrics.length === 1 ? 'metric' : 'metrics'} (${listed(metrics.map((metric) => metric.name))})`,
        ]),
    ...(attributes.length === 0
      ? []
      : [
          `${attributes.length} ${attributes.length === 1 ? 'attribute' : 'attributes'} (${listed(attributes.map((attribute) => attribute.name))})`,
        ]),
  ];
  const last = parts.at(-1) ?? 'nothing';
  const before = parts.slice(0, -1);
  return `Each ${key} gets ${before.length === 0 ? last : `${before.join(', ')} and ${last}`}.`;
};

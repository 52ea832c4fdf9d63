import type { MetricAbout, MetricDetails } from '../model/metric-about.ts';
import type { Recipe } from '../model/recipe.ts';
import type { MetricColumn, Snapshot } from '../model/snapshot.ts';

/** Details of metrics by code. */
export type DetailsByCode = ReadonlyMap<string, MetricDetails>;

/** A metric as the catalogue says it is; values stay as they are. */
export const describedColumn = (column: MetricColumn, details: DetailsByCode): MetricColumn => {
  const said = details.get(column.code);
  return said === undefined ? column : { ...column, ...said.shown, about: said.about };
};

/** A snapshot with every metric as the catalogue says it is. */
export const describedSnapshot = (snapshot: Snapshot, details: DetailsByCode): Snapshot =>
  details.size === 0
    ? snapshot
    : {
        ...snapshot,
        metrics: snapshot.metrics.map((column) => describedColumn(column, details)),
      };

/** A recipe that says of its metrics what the catalogue says, so that it can be handed on with it. */
export const describedRecipe = (recipe: Recipe, details: DetailsByCode): Recipe => ({
  ...recipe,
  metrics: recipe.metrics.map((metric) => {
    const said = details.get(metric.code);
    return said === undefined ? metric : { ...metric, ...said.shown, about: said.about };
  }),
});

const sentence = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`);

/** What is said of a metric, a sentence each: what it means, whom to ask, when it moves, how it can mislead. */
export const aboutSentences = (about: MetricAbout | undefined): readonly string[] => {
  const { definition, owner, timing, gamedBy, watchedBy } = about ?? {};
  return [
    ...(definition === undefined ? [] : [sentence(definition)]),
    ...(owner === undefined ? [] : [sentence(`Owner: ${owner}`)]),
    ...(timing === undefined
      ? []
      : [
          timing === 'leading'
            ? 'Leading: it moves before the result does.'
            : 'Lagging: it tells of results afterwards.',
        ]),
    ...(gamedBy === undefined ? [] : [sentence(`Can be gamed: ${gamedBy}`)]),
    ...(watchedBy === undefined ? [] : [sentence(`Watched by: ${watchedBy}`)]),
  ];
};

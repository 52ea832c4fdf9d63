import { partnerNames, sensitiveId, type SensitiveThing } from '../model/sensitivity.ts';

/** What is not shown or written this time. */
export type Hidden = {
  readonly metric: (code: string) => boolean;
  readonly attribute: (code: string) => boolean;
  readonly column: (source: string, header: string) => boolean;
  /** By the id of a thing; null is none. */
  readonly thing: (id: string | null) => boolean;
  /** The names of partners, and the keys that tell them. */
  readonly names: boolean;
  /** Whether anything of a source is hidden. */
  readonly anyOf: (source: string) => boolean;
};

/** Hides every sensitive thing but those that a person said to include, by their ids. */
export const hiddenThings = (
  things: readonly SensitiveThing[],
  included: readonly string[],
): Hidden => {
  const shown = new Set(included);
  const hidden = things.filter(({ id }) => !shown.has(id));
  const ids = new Set(hidden.map(({ id }) => id));
  const sources = new Set(hidden.map(({ source }) => source));
  return {
    metric: (code) => ids.has(sensitiveId({ kind: 'metric', source: '', code })),
    attribute: (code) => ids.has(sensitiveId({ kind: 'attribute', source: '', code })),
    column: (source, header) => ids.has(sensitiveId({ kind: 'column', source, code: header })),
    thing: (id) => id !== null && ids.has(id),
    names: ids.has(partnerNames.id),
    anyOf: (source) => sources.has(source),
  };
};

/** Hides nothing. */
export const nothingHidden: Hidden = hiddenThings([], []);

/** Whether the subject of a condition is hidden. */
export const hidesSubject = (
  hidden: Hidden,
  condition:
    | { readonly kind: 'metric'; readonly metricCode: string }
    | { readonly kind: 'attribute'; readonly attributeCode: string },
): boolean =>
  condition.kind === 'metric'
    ? hidden.metric(condition.metricCode)
    : hidden.attribute(condition.attributeCode);

/** The things among those of these ids, by their names. */
export const namesOf = (
  things: readonly SensitiveThing[],
  included: readonly string[],
): readonly string[] =>
  things
    .filter(({ id }) => included.includes(id))
    .map(({ kind, source, name }) => (kind === 'column' ? `${name} of ${source}` : name));

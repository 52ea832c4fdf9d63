/** How careful one is with values: for few people inside, or about a person. */
export const sensitivityLevels = ['confidential', 'personal'] as const;
export type SensitivityLevel = (typeof sensitivityLevels)[number];

/** What can be marked: a column of a source, a metric, an attribute of partners. */
export const markableKinds = ['column', 'metric', 'attribute'] as const;
export type MarkableKind = (typeof markableKinds)[number];

/** What is sensitive; the names of partners follow from the columns that give them. */
export type SensitiveKind = MarkableKind | 'names';

/** Something whose values are masked and left out of what is written. */
export type SensitiveThing = {
  /** `sensitiveId` of the three fields that follow. */
  readonly id: string;
  readonly kind: SensitiveKind;
  readonly source: string;
  readonly code: string;
  readonly name: string;
  readonly level: SensitivityLevel;
  /** Why, as a phrase: `marked by hand`, `by its recipe`, `because it reads Margin`. */
  readonly because: string;
};

/** A file or an answer that was written with sensitive values because a person said so. */
export type ExportRecord = {
  readonly id: number;
  /** UTC ISO 8601. */
  readonly at: string;
  /** What was written, for example `score` or `proposal`. */
  readonly what: string;
  /** Where to: a path, or `standard output`. */
  readonly target: string;
  /** Names of the sensitive columns, metrics and attributes in it. */
  readonly names: readonly string[];
};

/** Names a thing within its workspace. */
export const sensitiveId = ({
  kind,
  source,
  code,
}: Pick<SensitiveThing, 'kind' | 'source' | 'code'>): string =>
  JSON.stringify([kind, kind === 'column' ? source : '', code]);

/** The names of partners as something sensitive: in their place stand pseudonyms. */
export const partnerNames: Pick<SensitiveThing, 'id' | 'kind' | 'source' | 'code' | 'name'> = {
  id: sensitiveId({ kind: 'names', source: '', code: 'partners' }),
  ...{ kind: 'names', source: '', code: 'partners', name: 'Names of partners' },
};

/** What stands for a value that is not shown. */
export const maskText = '•••';

import { allColumns } from '#shared/intake/recipe-use.ts';
import { sensitiveId, type MarkableKind, type SensitiveThing } from '#shared/model/sensitivity.ts';
import type { SensitivityMark } from '#shared/model/sensitivity-mark.ts';
import type { Workspace } from '#shared/model/workspace.ts';

/** Something that can be marked, with how it stands now. */
export type Markable = Pick<SensitiveThing, 'id' | 'source' | 'code' | 'name'> & {
  readonly kind: MarkableKind;
  /** What holds now; null where it is open. */
  readonly now: SensitiveThing | null;
  /** What a person said; null where recipes decide. */
  readonly mark: SensitivityMark['level'] | null;
};

type Named = Pick<Markable, 'kind' | 'source' | 'code' | 'name'>;

/** The metrics, attributes and columns of the imports that count, each once; sensitive ones first. */
export const markableThings = ({
  runs,
  formulas,
  marks,
  sensitive,
}: Pick<Workspace, 'runs' | 'formulas' | 'marks' | 'sensitive'>): readonly Markable[] => {
  const nowById = new Map(sensitive.map((thing) => [thing.id, thing]));
  const markById = new Map(marks.map((mark) => [sensitiveId(mark), mark.level]));
  const newestFirst = [...runs].sort((one, other) => other.id - one.id);
  const named: readonly Named[] = [
    ...newestFirst.flatMap(({ recipe }) =>
      recipe.metrics.map(({ code, name }): Named => ({ kind: 'metric', source: '', code, name })),
    ),
    ...formulas.map(({ code, name }): Named => ({ kind: 'metric', source: '', code, name })),
    ...newestFirst.flatMap(({ recipe }) =>
      recipe.attributes
        .filter(({ role }) => role === 'attribute')
        .map(({ code, name }): Named => ({ kind: 'attribute', source: '', code, name })),
    ),
    ...newestFirst.flatMap(({ sourceName, recipe }) =>
      allColumns(recipe)
        .filter(({ header }) => header !== recipe.key && header !== '')
        .map(({ header }): Named => ({
          kind: 'column',
          source: sourceName,
          code: header,
          name: header,
        })),
    ),
  ];
  const things = new Map<string, Markable>();
  for (const each of named) {
    const id = sensitiveId(each);
    if (!things.has(id)) {
      things.set(id, { id, ...each, now: nowById.get(id) ?? null, mark: markById.get(id) ?? null });
    }
  }
  const all = [...things.values()];
  return [...all.filter(({ now }) => now !== null), ...all.filter(({ now }) => now === null)];
};

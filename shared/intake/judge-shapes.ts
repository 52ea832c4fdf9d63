import { countOf, quotedList } from './wording.ts';

/** The headers of a file in its order, and how its rows are cut; null where it could not be read. */
export type FileShape = { readonly kind: string; readonly headers: readonly string[] };

/** Which shape most files have; `first` is the first file of it. */
export type ShapeVerdict = {
  /** Index of the first file of the shape; -1 where none could be read. */
  readonly first: number;
  /** Aligned with the files; null for those that have the shape, in whatever order. */
  readonly differences: readonly (string | null)[];
};

const shapeKey = ({ kind, headers }: FileShape): string =>
  JSON.stringify([kind, [...headers].sort()]);

/** What a file lacks of the headers that were expected, and what it has instead. */
export const describeDifference = (
  headers: readonly string[],
  expected: readonly string[],
): string => {
  const lacking = expected.filter((header) => !headers.includes(header));
  const further = headers.filter((header) => !expected.includes(header));
  const few = (list: readonly string[]): string =>
    list.length <= 4
      ? quotedList(list)
      : `${quotedList(list.slice(0, 3))} and ${countOf(list.length - 3, 'more column')}`;
  return [
    ...(lacking.length === 0 ? [] : [`lacks ${few(lacking)}`]),
    ...(further.length === 0 ? [] : [`has ${few(further)}`]),
  ].join(', ');
};

/**
 * The shape that most of the files have, the earlier one where two are as frequent. Files are of one
 * shape when they have the same headers, in whatever order, in the same kind of file.
 */
export const judgeShapes = (files: readonly (FileShape | null)[]): ShapeVerdict => {
  const places = new Map<string, number[]>();
  files.forEach((file, place) => {
    if (file !== null) {
      const key = shapeKey(file);
      places.set(key, [...(places.get(key) ?? []), place]);
    }
  });
  const most = [...places.values()].reduce<readonly number[]>(
    (best, group) => (group.length > best.length ? group : best),
    [],
  );
  const first = most[0] ?? -1;
  const shape = files[first] ?? null;
  return {
    first,
    differences: files.map((file, place) => {
      if (file === null || shape === null || most.includes(place)) {
        return null;
      }
      const difference = describeDifference(file.headers, shape.headers);
      return difference === '' ? 'is another kind of file' : difference;
    }),
  };
};

import { invariant } from '#shared/invariant.ts';
import type { CycleFigures } from '#shared/model/review-cycle.ts';
import { packParts, unpackParts, type NumberColumn } from './pack-parts.ts';

const textFields = ['partnerKeys', 'partnerNames', 'failedGates', 'ladderReasons'] as const;
const numberFields = [
  'scores',
  'coverage',
  'confidence',
  'toLine',
  'resilience',
  'marks',
  'current',
  'earned',
  'recommended',
] as const satisfies readonly (keyof CycleFigures)[];

/** The figures of a cycle as bytes; the same figures give the same. */
export const packCycleFigures = (figures: CycleFigures): Buffer =>
  packParts(
    Object.fromEntries(textFields.map((field) => [field, figures[field]])),
    numberFields.map((field): NumberColumn => figures[field]),
  );

/** The figures that were packed. */
export const unpackCycleFigures = (bytes: Buffer): CycleFigures => {
  const { said, columns } = unpackParts(bytes);
  invariant(columns.length === numberFields.length, 'packed figures have a column a field');
  return {
    ...(said as object),
    ...Object.fromEntries(numberFields.map((field, place) => [field, columns[place]])),
  } as unknown as CycleFigures;
};

import { z } from 'zod';
import { markableKinds, sensitivityLevels } from './sensitivity.ts';

/** A person's word on one thing; it stands above what recipes say. `open` lifts their mark. */
export const sensitivityMark = z.strictObject({
  kind: z.enum(markableKinds),
  /** Name of the source of a column; '' for metrics and attributes. */
  source: z.string().max(200),
  /** Header of a column, code of a metric or an attribute. */
  code: z.string().min(1).max(500),
  level: z.enum(['open', ...sensitivityLevels]),
});
export type SensitivityMark = Readonly<z.infer<typeof sensitivityMark>>;

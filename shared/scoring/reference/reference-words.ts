import type { ReferenceRule, ReferenceSet } from '../../model/reference-rule.ts';
import type { Snapshot } from '../../model/snapshot.ts';

/** Attributes by name, as people list them; one that no source delivers by its code. */
export const attributeWords = ({ attributes }: Snapshot, codes: readonly string[]): string =>
  codes
    .map((code) => attributes.find((attribute) => attribute.code === code)?.name ?? code)
    .join(', ');

const setWords = (set: ReferenceSet, snapshot: Snapshot): string =>
  set.kind === 'all'
    ? 'all partners'
    : `partners of the same ${attributeWords(snapshot, set.attributes)}`;

/** Whom a rule measures against, in a few words. */
export const ruleWords = (rule: ReferenceRule, snapshot: Snapshot): string =>
  rule.kind === 'frozen'
    ? `${setWords(rule.by, snapshot)}, as they were on ${rule.on}`
    : setWords(rule, snapshot);

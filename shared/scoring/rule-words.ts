import { lazily } from '#shared/lazily.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Comparison, Condition } from '../model/tier-rules.ts';
import { findMetric } from './criteria.ts';
import type { Found, TierRule, Verdict } from './gates.ts';

/** What a condition asks about, as people call it. */
export type Subject = { readonly name: string; readonly unit: string };

/** The name of a condition's metric or attribute; its code where no file delivers it. */
export const subjectOf = (condition: Condition, snapshot: Snapshot): Subject => {
  if (condition.kind === 'metric') {
    const metric = findMetric(snapshot, condition.metricCode);
    return { name: metric?.name ?? condition.metricCode, unit: metric?.unit ?? '' };
  }
  const attribute = snapshot.attributes.find(({ code }) => code === condition.attributeCode);
  return { name: attribute?.name ?? condition.attributeCode, unit: '' };
};

/** As people say a comparison, before the number. */
export const comparisonWords: Readonly<Record<Comparison, string>> = {
  atLeast: 'at least',
  atMost: 'at most',
  equals: 'exactly',
  moreThan: 'more than',
  lessThan: 'less than',
};

const figures = lazily(() => new Intl.NumberFormat('en', { maximumFractionDigits: 6 }));

const listOf = (labels: readonly string[]): string =>
  labels.length < 2
    ? (labels[0] ?? 'nothing')
    : `${labels.slice(0, -1).join(', ')} or ${labels.at(-1) ?? ''}`;

const amount = (value: number, { unit }: Subject): string =>
  `${figures().format(value)} ${unit}`.trim();

/** The condition itself: "Certified engineers at least 2", "Region is Nordics or Iberia". */
export const conditionWords = (condition: Condition, subject: Subject): string =>
  condition.kind === 'metric'
    ? `${subject.name} ${comparisonWords[condition.comparison]} ${amount(condition.value, subject)}`
    : `${subject.name} is ${listOf(condition.labels)}`;

/** What was found, with its unit: "1", "12 %", "no number". */
export const foundWords = (found: Found, condition: Condition, subject: Subject): string => {
  if (found === null) {
    return condition.kind === 'metric' ? 'no number' : 'nothing';
  }
  return typeof found === 'number' ? amount(found, subject) : found;
};

/** What the rule is called: its message, or else its condition. */
export const ruleName = (condition: Condition, subject: Subject): string =>
  condition.message.trim() === '' ? conditionWords(condition, subject) : condition.message.trim();

/** A gate or veto as one sentence; `tier` is the name of the tier it is about. */
export const ruleSentence = (
  { kind, condition }: Pick<TierRule, 'kind' | 'condition'>,
  subject: Subject,
  tier: string,
): string => {
  const words = conditionWords(condition, subject);
  const nothing = condition.kind === 'metric' ? 'no number' : `no ${subject.name}`;
  const isOpen = (kind === 'gate') === (condition.whenAbsent === 'holds');
  const absent = `${nothing} ${isOpen ? 'does not stand in the way' : 'stands in the way'}`;
  return kind === 'gate'
    ? `${tier} asks for ${words}; ${absent}.`
    : `Never above ${tier} while ${words}; ${absent}.`;
};

/** Why a judged rule keeps a partner out: "At least 2 certified engineers: found 1". */
export const obstacleWords = (
  { kind, tier, condition, found, isWithheld }: Verdict,
  subject: Subject,
  tiers: readonly { readonly name: string }[],
): string => {
  const name = tiers[tier]?.name ?? '';
  const rule = ruleName(condition, subject);
  const seen =
    isWithheld === true ? 'found is withheld' : `found ${foundWords(found, condition, subject)}`;
  return kind === 'gate' ? `${name}: ${rule}, ${seen}` : `never above ${name}: ${rule}, ${seen}`;
};

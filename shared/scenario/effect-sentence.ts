import type { Driver, Effect, ExposureRule } from '../model/futures.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { conditionWords, subjectOf } from '../scoring/rule-words.ts';

type NamedMetric = { readonly name: string; readonly unit: string };

const trimmed = (value: number): string => {
  const text = Number(value.toPrecision(6)).toString();
  return text.replace('-', '−');
};

/** A number with its sign and a real minus, for example `+0.4`. */
export const signed = (value: number): string => `${value > 0 ? '+' : ''}${trimmed(value)}`;

const percent = (share: number): string => `${trimmed(share * 100)} %`;

const amount = (value: number, unit: string): string =>
  unit === '' ? trimmed(value) : `${trimmed(value)} ${unit}`;

/** One unit of the driver, for example `1 point`. */
export const oneUnit = (driver: Pick<Driver, 'unit'>): string => {
  if (driver.unit === '') return '1';
  return driver.unit === 'points' ? '1 point' : `1 ${driver.unit}`;
};

/** The change of the metric for one unit and an exposure of 1, for example `+0.4 %`. */
export const changePerUnit = (
  effect: Pick<Effect, 'kind' | 'size'>,
  metric: NamedMetric,
): string =>
  effect.kind === 'elasticity'
    ? `${signed(effect.size)} %`
    : effect.kind === 'multiply'
      ? `${signed(effect.size * 100)} %`
      : `${effect.size > 0 ? '+' : ''}${amount(effect.size, metric.unit)}`;

const listed = (labels: readonly string[]): string => {
  if (labels.length <= 1) return labels[0] ?? '';
  return `${labels.slice(0, -1).join(', ')} and ${labels.at(-1) ?? ''}`;
};

const mostNamed = 3;

/** Whose exposure is how large, for example `full for Hosting, 50 % for Retail, none otherwise`. */
export const exposureSentence = (
  effect: Effect,
  attributeName: string | null,
  snapshot: Snapshot | null = null,
): string => {
  const byHand = effect.byHand?.length ?? 0;
  const said = byHand === 0 ? '' : ` ${byHand} ${byHand === 1 ? 'partner' : 'partners'} by hand.`;
  const rules = snapshot === null ? null : rulesSentence(effect, snapshot);
  return `${rules ?? ruleSentence(effect, attributeName)}${said}`;
};

/** What one rule asks, for example `Region is EMEA and Cloud share more than 40 %`. */
export const ruleConditionWords = ({ conditions }: ExposureRule, snapshot: Snapshot): string =>
  conditions.length === 0
    ? 'always'
    : conditions.map((each) => conditionWords(each, subjectOf(each, snapshot))).join(' and ');

/** The rules in their order; null where there is none. */
const rulesSentence = (
  { exposureRules = [], defaultShare }: Effect,
  snapshot: Snapshot,
): string | null =>
  exposureRules.length === 0
    ? null
    : `Exposure by rule, the first that fits: ${exposureRules
        .map((rule) => `${percent(rule.share)} where ${ruleConditionWords(rule, snapshot)}`)
        .join('; ')}; ${defaultShare === 0 ? 'none' : percent(defaultShare)} otherwise.`;

const ruleSentence = (effect: Effect, attributeName: string | null): string => {
  const otherwise = effect.defaultShare === 0 ? 'none' : percent(effect.defaultShare);
  if (effect.exposureMetric !== undefined) {
    return `Exposure is the metric ${attributeName ?? effect.exposureMetric}, ${otherwise} where it is absent.`;
  }
  if (effect.exposureAttribute === null || attributeName === null) {
    return effect.defaultShare === 1
      ? 'Every partner is fully exposed.'
      : `Every partner is exposed by ${percent(effect.defaultShare)}.`;
  }
  if (effect.exposures.length === 0) {
    return `Exposure by ${attributeName}: ${otherwise} for every partner.`;
  }
  const byShare = new Map<number, string[]>();
  for (const { label, share } of effect.exposures) {
    byShare.set(share, [...(byShare.get(share) ?? []), label === '' ? '(empty)' : label]);
  }
  const parts = [...byShare]
    .sort(([one], [other]) => other - one)
    .map(([share, labels]) => {
      const rest = labels.length - mostNamed;
      const names = rest > 1 ? [...labels.slice(0, mostNamed), `${rest} more`] : labels;
      return `${percent(share)} for ${listed(names)}`;
    });
  return `Exposure by ${attributeName}: ${parts.join(', ')}, ${otherwise} for the rest.`;
};

/** The cap and the lag, where there are any. */
const limitWords = (
  { kind, cap, lagMonths }: Pick<Effect, 'kind' | 'cap' | 'lagMonths'>,
  metric: NamedMetric,
): string => {
  const most =
    cap === undefined
      ? ''
      : `, at most ±${kind === 'add' ? amount(cap, metric.unit) : percent(cap)}`;
  const late =
    lagMonths === undefined ? '' : `, after ${lagMonths} ${lagMonths === 1 ? 'month' : 'months'}`;
  return `${most}${late}`;
};

/** The effect read out: what one unit of the driver does to the metric. */
export const effectSentence = (
  effect: Pick<Effect, 'kind' | 'size' | 'cap' | 'lagMonths'>,
  driver: Pick<Driver, 'name' | 'unit'>,
  metric: NamedMetric,
): string =>
  effect.size === 0
    ? `${driver.name} does not change ${metric.name} yet: give the effect a size.`
    : `If ${driver.name} rises by ${effect.kind === 'elasticity' ? '1 %' : oneUnit(driver)}, ${metric.name} changes by ${changePerUnit(effect, metric)} × exposure${limitWords(effect, metric)}.`;

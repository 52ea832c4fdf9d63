import {
  table,
  text,
  type Block,
  type MethodologySection,
} from '../../methodology/methodology-document.ts';
import type { Effect } from '../../model/futures.ts';
import { checkFutures } from '../../scenario/check-futures.ts';
import { levelNames } from '../../scenario/check-balance.ts';
import { effectSentence, exposureSentence } from '../../scenario/effect-sentence.ts';
import { exposuresOf } from '../../scenario/exposure.ts';
import { findMetric } from '../../scoring/criteria.ts';
import { isWithheld } from '../driver-tables.ts';
import { count, number, percent, unitOf, type ReportSource } from './report-source.ts';

const sourceName = ({ today }: ReportSource, effect: Effect): string | null => {
  const { exposureAttribute, exposureMetric } = effect;
  return exposureMetric === undefined
    ? (today.snapshot.attributes.find(({ code }) => code === exposureAttribute)?.name ??
        exposureAttribute)
    : (findMetric(today.snapshot, exposureMetric)?.name ?? exposureMetric);
};

/** How many partners have an exposure only because nothing else is known. */
const defaultSentence = ({ today }: ReportSource, effect: Effect): string => {
  const { of } = exposuresOf(effect, today.snapshot);
  const rows = today.snapshot.partnerKeys;
  const byDefault = rows.reduce((sum, _, row) => sum + Number(of(row).origin === 'default'), 0);
  return byDefault === 0
    ? ''
    : ` ${count(byDefault)} of ${count(rows.length)} partners have the default of ${percent(effect.defaultShare)}.`;
};

const effectItems = (source: ReportSource): readonly string[] =>
  source.futures.effects.map((effect) => {
    const driver = source.futures.drivers.find(({ id }) => id === effect.driverId);
    const metric = findMetric(source.today.snapshot, effect.metricCode);
    const named = { name: metric?.name ?? effect.metricCode, unit: metric?.unit ?? '' };
    const does =
      driver === undefined
        ? 'An effect of a driver that is gone; it does nothing.'
        : effectSentence(effect, driver, named);
    const exposed = isWithheld(effect, source)
      ? 'How strongly whom is withheld: it is read from something sensitive.'
      : `${exposureSentence(effect, sourceName(source, effect), source.today.snapshot)}${defaultSentence(source, effect)}`;
    const why =
      effect.reason.trim() === '' ? 'No reason is given.' : `Reason: ${effect.reason.trim()}`;
    return `${does} ${exposed} ${why}`;
  });

const relations = ({ futures }: ReportSource): readonly Block[] => {
  const nameOf = (wanted: string): string =>
    futures.drivers.find(({ id }) => id === wanted)?.name ?? 'a driver that is gone';
  return [
    { kind: 'heading', text: 'Drivers that move together' },
    futures.correlations.length === 0
      ? text('None is said to: drivers are drawn independently of each other.')
      : table(
          'Rank correlations of the drawn futures',
          ['Driver', 'and', '#Correlation'],
          futures.correlations.map(({ one, other, correlation }) => [
            ...[nameOf(one), nameOf(other), number(correlation)],
          ]),
        ),
    ...(futures.impacts.length === 0
      ? []
      : [
          table(
            'Cross-impacts by which scenarios are checked: −3 speaks against, 3 speaks for',
            ['When', 'is', 'then', 'is', '#Strength'],
            futures.impacts.map(({ from, on, strength }) => [
              ...[nameOf(from.driverId), levelNames[from.level]],
              ...[nameOf(on.driverId), levelNames[on.level], number(strength)],
            ]),
          ),
        ]),
  ];
};

const probabilities = ({ futures }: ReportSource): Block => {
  const said = futures.scenarios.filter(({ probability }) => probability !== undefined);
  const sum = said.reduce((total, { probability = 0 }) => total + probability, 0);
  return text(
    said.length === 0
      ? 'No scenario has a probability: none counts as likelier than another.'
      : `Probabilities: ${said.map(({ name, probability }) => `${name} ${percent(probability)}`).join(', ')}; together ${percent(sum)}.`,
  );
};

/** Everything that the results rest on and somebody has decided. */
export const assumptionSection = (source: ReportSource): MethodologySection => {
  const { futures, today } = source;
  const findings = checkFutures(futures, today.snapshot, today.given);
  const effects = effectItems(source);
  return {
    title: 'Assumptions',
    blocks: [
      text(
        'A future is a function on the data of today: it moves metrics, and the unchanged model of value functions, weights, gates and tier lines judges the moved ones. Everything below is a judgement of people; what follows from it is computed.',
      ),
      table(
        'Drivers, each with the range that is held to be plausible',
        ['Driver', 'Theme', '#Low', '#Baseline', '#High', 'Unit', 'Shape'],
        futures.drivers.map(({ name, theme, low, baseline, high, unit, shape }) => [
          ...[name, theme, number(low), number(baseline), number(high)],
          ...[unit, shape ?? 'triangular'],
        ]),
      ),
      { kind: 'heading', text: 'What they do, to whom and why' },
      effects.length === 0
        ? text('No driver has an effect yet.')
        : { kind: 'list', items: effects },
      ...relations(source),
      { kind: 'heading', text: 'How likely' },
      probabilities(source),
      ...(findings.length === 0
        ? []
        : [
            { kind: 'heading', text: 'What is doubtful about them' } as const,
            {
              kind: 'list',
              items: [...new Set(findings.map(({ message }) => message))],
            } as const,
          ]),
    ],
  };
};

/** The horizon of a run in words. */
export const horizonWords = (months: number | null): string =>
  months === null ? 'far enough for every lag' : unitOf(count(months), 'months');

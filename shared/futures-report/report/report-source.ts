import type { Discovery } from '../../ensemble/run/discover.ts';
import type { EnsembleRun } from '../../model/ensemble.ts';
import type { Scenario } from '../../model/futures.ts';
import type { FutureResult } from '../../scenario/compare-scenario.ts';
import type { SignpostHistory } from '../../signposts/observe.ts';
import { tierColourPair } from '../../model/tier-colours.ts';
import { noTier } from '../../scoring/tiers.ts';
import type { FuturesSource } from '../futures-source.ts';

/** What a report is made of, beside today. */
export type ReportSource = FuturesSource & {
  readonly programme: string;
  /** ISO day of the newest data; empty where there is none. */
  readonly dataDay: string;
  readonly engineVersion: string;
  readonly modelSha256: string;
  readonly futuresSha256: string;
  /** Scenarios that are told of, each with everybody in it. */
  readonly scenarios: readonly { readonly scenario: Scenario; readonly then: FutureResult }[];
  readonly run: EnsembleRun | null;
  /** What was asked of the run, and found. */
  readonly discoveries: readonly Discovery[];
  readonly histories: readonly SignpostHistory[];
};

/** Rows of a list at most; the tables that can be exported have all. */
export const mostListed = 40;
/** Rows of a heat map at most. */
export const mostMapped = 120;

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const minus = (text: string): string => text.replace('-', '−');

export const number = (value: number): string => minus(numbers.format(value));
export const count = (value: number): string => minus(whole.format(value));
export const points = (value: number | null | undefined): string =>
  value === null || value === undefined || !Number.isFinite(value)
    ? '–'
    : minus(tenths.format(value));
export const change = (value: number): string =>
  Number.isFinite(value) ? `${value > 0 ? '+' : ''}${points(value)}` : '–';
export const percent = (share: number | null | undefined): string =>
  share === null || share === undefined || !Number.isFinite(share)
    ? '–'
    : `${numbers.format(Math.round(share * 1000) / 10)} %`;
export const unitOf = (value: string, unit: string): string =>
  unit === '' ? value : `${value} ${unit}`;

/** Name and colour of a tier, also of none; its ladder is that of the row. */
export const tierCell = (source: FuturesSource, code: number, today: number) => ({
  words: source.today.model.tiers[code]?.name ?? 'no tier',
  colour: tierColourPair(source.today.model.tiers[code] ?? null, code === noTier ? 0 : code).light,
  isOther: code !== today,
});

/** What a list leaves out, as a sentence; nothing where it is whole. */
export const restWords = (left: number, where: string): string =>
  left > 0 ? ` ${count(left)} more are in the table “${where}”, which can be exported.` : '';

import type { ChainReport } from '../model/proposal.ts';
import type { ProposalBody } from './proposal-document.ts';

/** A proposal as a link of a chain: what it says of itself and of the one before it. */
export type ChainLink = {
  readonly fileName: string;
  readonly sha256: string;
  readonly document: Pick<
    ProposalBody,
    'title' | 'createdAt' | 'audit' | 'previous' | 'partners' | 'tiers'
  >;
  /** The first check about its bytes that fails, in words; null where all hold. */
  readonly fault: string | null;
  /** What became of it where that is no approval, such as `Refused by Finance.`; null where it was approved. */
  readonly outcome: string | null;
};

const called = ({ document, sha256 }: ChainLink): string =>
  `"${document.title}" of ${document.createdAt.slice(0, 10)} (SHA-256 ${sha256.slice(0, 16)}…)`;

/** Why `next` cannot be continued by `current`, although its hash is the one that is named; null where it can. */
const breakBetween = (current: ChainLink, next: ChainLink): string | null => {
  const [now, before] = [current.document, next.document];
  const [trail, earlier] = [now.audit, before.audit];
  if (next.fault !== null) {
    return `${next.fileName} does not hold: ${next.fault}`;
  }
  if (before.createdAt > now.createdAt) {
    return `${next.fileName} is dated after what takes its place`;
  }
  if (trail === undefined || earlier === undefined) {
    return null;
  }
  return earlier.events > trail.events ||
    (earlier.events === trail.events && earlier.head !== trail.head)
    ? `the audit trail had come to event ${earlier.events} in ${next.fileName}, and does not go on from there`
    : null;
};

/** How many partners stand today where the earlier proposal put them, by key and name of the tier. */
const continuity = (current: ChainLink, next: ChainLink): string => {
  const nameOf = (tiers: ChainLink['document']['tiers'], tier: number | null): string | null =>
    tier === null ? null : (tiers[tier]?.name ?? null);
  const proposed = new Map(
    next.document.partners.map(({ key, proposedTier }) => [
      key,
      nameOf(next.document.tiers, proposedTier),
    ]),
  );
  const both = current.document.partners.filter(({ key }) => proposed.has(key));
  const same = both.filter(
    ({ key, currentTier }) => nameOf(current.document.tiers, currentTier) === proposed.get(key),
  );
  return `${same.length} of ${both.length} partners of both stand today in the tier that it proposed.`;
};

const report = (state: ChainReport['state'], words: string): ChainReport => ({ state, words });

/** Follows a proposal back through the earlier files that are at hand, in whatever order they come. */
export const judgeChain = (own: ChainLink, earlier: readonly ChainLink[]): ChainReport => {
  const named = own.document.previous ?? null;
  if (named === null) {
    return earlier.length === 0
      ? report('first', 'It names no earlier proposal.')
      : report('broken', 'It names no earlier proposal, so it extends none.');
  }
  if (earlier.length === 0) {
    return report(
      'notGiven',
      `It says that it takes the place of "${named.title}" (SHA-256 ${named.sha256.slice(0, 16)}…); that file was not given.`,
    );
  }
  const links: ChainLink[] = [own];
  const left = [...earlier];
  while (left.length > 0) {
    const current = links.at(-1) ?? own;
    const wanted = current.document.previous ?? null;
    const at = left.findIndex(({ sha256 }) => sha256 === wanted?.sha256);
    const next = at === -1 ? undefined : left.splice(at, 1)[0];
    if (next === undefined) {
      const others = left.map(({ fileName }) => fileName).join(', ');
      return report(
        'broken',
        wanted === null
          ? `${called(current)} names no earlier proposal, so ${others} is none before it.`
          : `"${current.document.title}" takes the place of "${wanted.title}", SHA-256 ${wanted.sha256}; ${others} is another proposal.`,
      );
    }
    const fault = breakBetween(current, next);
    if (fault !== null) {
      return report('broken', `It does not extend ${called(next)}: ${fault}.`);
    }
    links.push(next);
  }
  const [, first, ...more] = links;
  const outcomes = links
    .slice(1)
    .flatMap(({ fileName, outcome }) => (outcome === null ? [] : [`${fileName}: ${outcome}`]));
  return report(
    'extends',
    [
      `It extends ${[first, ...more].flatMap((link) => (link === undefined ? [] : [called(link)])).join(', which extends ')}.`,
      ...(first === undefined ? [] : [continuity(own, first)]),
      ...outcomes,
    ].join(' '),
  );
};

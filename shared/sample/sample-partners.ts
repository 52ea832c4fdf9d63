import type { Random } from '../random.ts';

export const regions = ['DACH', 'Nordics', 'UK & Ireland', 'Iberia', 'Benelux'] as const;
export const partnerTypes = [
  'Reseller',
  'Distributor',
  'System integrator',
  'Managed service provider',
  'Software vendor',
  'Referral partner',
] as const;
export const segments = [
  'Manufacturing',
  'Retail',
  'Logistics',
  'Healthcare',
  'Public sector',
] as const;
export const technologies = ['On-premises', 'Hybrid', 'Cloud'] as const;
export const tierNames = ['Strategic', 'Advanced', 'Select', 'Registered'] as const;

/** An invented partner, with the qualities from which its files are drawn. */
export type SamplePartner = {
  /** Six digits with leading zeros. */
  readonly key: string;
  readonly name: string;
  readonly region: (typeof regions)[number];
  readonly type: (typeof partnerTypes)[number];
  readonly segment: (typeof segments)[number];
  readonly technology: (typeof technologies)[number];
  readonly since: string;
  readonly currentTier: (typeof tierNames)[number];
  /** EUR a quarter, before growth and chance. */
  readonly quarterlyRevenue: number;
  /** Change of revenue from quarter to quarter, for example 0.02. */
  readonly quarterlyGrowth: number;
  /** 0..1: how well the partner works with us and its customers. */
  readonly quality: number;
  /** 0..1: how much it invests in the partnership. */
  readonly ambition: number;
  /** Signed up, but without any order yet. */
  readonly isNew: boolean;
  /** Moves orders over the quarter's threshold in its last days. */
  readonly isGaming: boolean;
};

/** The star of the story: the largest revenue of all, and all of it in one market and technology. */
export const starKey = '000117';

const firstNames = [
  'Aldera',
  'Brenwick',
  'Calvano',
  'Dornfeld',
  'Estrava',
  'Fennmark',
  'Galdur',
  'Hartholm',
  'Ilvera',
  'Jorvane',
  'Kestrin',
  'Lumaro',
  'Marvik',
  'Norrhald',
  'Ostrava Data',
  'Pellworth',
  'Quintero',
  'Rendahl',
  'Solvane',
  'Tarnbeck',
  'Ulverton',
  'Vandrel',
  'Wexmoor',
  'Yarrow',
] as const;
const lastNames = [
  'Systems',
  'Solutions',
  'IT Services',
  'Networks',
  'Digital',
  'Automation',
  'Consulting',
  'Software',
  'Technologies',
  'Partners',
] as const;
const legalForms: Readonly<Record<(typeof regions)[number], readonly [string, ...string[]]>> = {
  DACH: ['GmbH', 'AG', 'GmbH & Co. KG'],
  Nordics: ['AB', 'ApS', 'Oy'],
  'UK & Ireland': ['Ltd', 'plc'],
  Iberia: ['S.L.', 'Lda.'],
  Benelux: ['B.V.', 'NV'],
};

/**
 * Partners that were entered twice, by a hand that did not look first: names of others, written another
 * way. Each has its own figures.
 */
const twins: ReadonlyMap<string, string> = new Map([
  ['000214', 'Kestrin Netwroks GmbH'],
  ['000263', 'Services Yarrow I.T. Limited'],
  ['000307', 'Marvik Automation'],
]);

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

const tierToday = (strength: number): SamplePartner['currentTier'] =>
  strength > 0.79
    ? 'Strategic'
    : strength > 0.66
      ? 'Advanced'
      : strength > 0.53
        ? 'Select'
        : 'Registered';

const drawPartner = (random: Random, index: number): SamplePartner => {
  const region = random.pick(regions);
  const quality = clamp(0.5 + 0.2 * random.bell());
  const ambition = clamp(0.45 + 0.22 * random.bell());
  const size = clamp(0.35 + 0.22 * random.bell());
  const isNew = index % 30 === 29;
  const quarterlyRevenue = Math.round(4_000 + 170_000 * size * size);
  // Today's tiers reward size and loyalty; the model asks for growth and care as well.
  const strength = clamp(
    0.55 * size + 0.3 * quality + 0.15 * ambition + 0.18 + 0.09 * random.bell(),
  );
  const first = firstNames[index % firstNames.length] ?? '';
  // Every first name once with every last name: no two partners have one name by chance.
  const turn = Math.floor(index / firstNames.length);
  const last = lastNames[((index % firstNames.length) + turn) % lastNames.length] ?? '';
  return {
    key: String(index + 101).padStart(6, '0'),
    name: `${first} ${last} ${random.pick(legalForms[region])}`,
    region,
    type: random.pick(partnerTypes),
    segment: random.pick(segments),
    technology: random.pick(technologies),
    since: `${random.integer(2009, 2024)}-${String(random.integer(1, 12)).padStart(2, '0')}-01`,
    currentTier: isNew ? 'Registered' : tierToday(strength),
    quarterlyRevenue,
    quarterlyGrowth: 0.01 + 0.03 * random.bell(),
    quality,
    ambition,
    isNew,
    isGaming: index % 47 === 11,
  };
};

/** All partners in the order of their keys. */
export const drawPartners = (random: Random): readonly SamplePartner[] =>
  Array.from({ length: 240 }, (_, index) => {
    const partner = drawPartner(random, index);
    const twin = twins.get(partner.key);
    return twin !== undefined
      ? { ...partner, name: twin }
      : partner.key === starKey
        ? {
            ...partner,
            name: 'Halvorsen Freight Systems AB',
            region: 'Nordics',
            type: 'System integrator',
            segment: 'Logistics',
            technology: 'On-premises',
            currentTier: 'Strategic',
            quarterlyRevenue: 260_000,
            quarterlyGrowth: 0.015,
            quality: 0.58,
            ambition: 0.46,
          }
        : partner;
  });

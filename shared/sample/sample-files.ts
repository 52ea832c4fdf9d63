import type { Random } from '../random.ts';
import { starKey, type SamplePartner } from './sample-partners.ts';

/** A file as a department would send it. */
export type SampleFile = {
  readonly fileName: string;
  readonly department: string;
  readonly text: string;
};

/** The last day of each of the twelve quarters, oldest first. */
export const quarterEnds = [2023, 2024, 2025].flatMap((year) =>
  ['03-31', '06-30', '09-30', '12-31'].map((day) => `${year}-${day}`),
);

const trailingYear = quarterEnds.slice(-4);

type Row = readonly (string | number)[];

const quote = (cell: string | number, delimiter: string): string => {
  const text = String(cell);
  return text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
};

const table = (rows: readonly Row[], delimiter: string, lineEnd: string): string =>
  rows.map((row) => row.map((cell) => quote(cell, delimiter)).join(delimiter) + lineEnd).join('');

const traded = (partners: readonly SamplePartner[]): readonly SamplePartner[] =>
  partners.filter(({ isNew }) => !isNew);

/** Who the partners are, from the people who manage them. */
export const masterFile = (partners: readonly SamplePartner[]): SampleFile => ({
  fileName: 'partner-master.csv',
  department: 'Partner management',
  text: table(
    [
      ['Partner no', 'Partner', 'Region', 'Type', 'Segment', 'Technology', 'Since', 'Current tier'],
      ...partners.map((partner) => [
        partner.key,
        partner.name,
        partner.region,
        partner.type,
        partner.segment,
        partner.technology,
        partner.since,
        partner.currentTier,
      ]),
    ],
    ',',
    '\r\n',
  ),
});

/** Every order of three years; the gaming partners book just over 25,000 in the last days. */
export const salesFile = (partners: readonly SamplePartner[], random: Random): SampleFile => {
  const rows: Row[] = [];
  let number = 50_000;
  const order = (key: string, date: string, amount: number, quarterEnd: string): void => {
    number += 1;
    const recent = trailingYear.includes(quarterEnd) ? amount.toFixed(2) : '';
    rows.push([`SO-${number}`, key, date, amount.toFixed(2), recent]);
  };
  quarterEnds.forEach((quarterEnd, quarter) => {
    for (const partner of traded(partners)) {
      const trend = Math.max(0.15, 1 + partner.quarterlyGrowth * (quarter - 6));
      const revenue = partner.quarterlyRevenue * trend * Math.max(0.3, 1 + 0.16 * random.bell());
      const orders = partner.key === starKey ? 5 : random.integer(1, 3);
      const month = quarterEnd.slice(0, 8);
      for (let index = 0; index < orders; index += 1) {
        const day = String(random.integer(1, 27)).padStart(2, '0');
        order(partner.key, `${month}${day}`, revenue / orders, quarterEnd);
      }
      if (partner.isGaming) {
        order(partner.key, quarterEnd, 25_000 + random.integer(1, 90), quarterEnd);
      }
    }
  });
  rows.push(['SO-40001', '009001', '2023-02-14', '1800.00', '']);
  rows.push(['SO-40002', '009002', '2023-02-20', '2350.00', '']);
  rows.push(['SO-40003', '000140', '2025-11-03', 'tbc', 'tbc']);
  rows.push(['SO-40004', '', '2025-11-05', '910.00', '910.00']);
  return {
    fileName: 'sales-orders.csv',
    department: 'Sales',
    text: table(
      [['Order no', 'Partner no', 'Order date', 'Amount EUR', 'Amount last 4 quarters'], ...rows],
      ',',
      '\n',
    ),
  };
};

const german = (value: number, decimals: number): string => {
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, '.');
  return `${value < 0 ? '-' : ''}${grouped}${fraction === '' ? '' : `,${fraction}`}`;
};

const germanDate = (iso: string): string =>
  `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`;

/** Finance counts net of credits and a little later than sales, so its revenue never quite agrees. */
export const financeFile = (partners: readonly SamplePartner[], random: Random): SampleFile => {
  const rows: Row[] = [];
  for (const partner of traded(partners)) {
    quarterEnds.forEach((quarterEnd, quarter) => {
      const trend = Math.max(0.15, 1 + partner.quarterlyGrowth * (quarter - 6));
      const revenue = partner.quarterlyRevenue * trend * (0.96 + 0.02 * random.bell());
      const margin = 12 + 22 * partner.quality + 2.5 * random.bell();
      const growth = 100 * 4 * partner.quarterlyGrowth + 5 * random.bell();
      const delay = Math.max(0, 26 - 24 * partner.quality + 5 * random.bell());
      rows.push([
        partner.key,
        germanDate(quarterEnd),
        german(revenue, 2),
        random.chance(0.01) ? 'n/a' : german(margin, 1),
        quarter < 4 ? '' : german(growth, 1),
        german(delay, 0),
      ]);
    });
  }
  rows.push(['009003', '31.12.2023', '640,00', '8,0', '', '61']);
  rows.push(['000166', '31.12.2025', 'see note 12', '19,5', '4,0', '12']);
  return {
    fileName: 'finance-margins.csv',
    department: 'Finance',
    text: table(
      [
        ['Kunde', 'Quarter end', 'Net revenue', 'Gross margin %', 'Growth % yoy', 'Days overdue'],
        ...rows,
      ],
      ';',
      '\r\n',
    ),
  };
};

/** Campaigns with partners; the ambitious run more of them. */
export const marketingFile = (partners: readonly SamplePartner[], random: Random): SampleFile => {
  const rows: Row[] = [];
  for (const partner of partners) {
    const campaigns = Math.round(7 * partner.ambition * random.share() + 2 * partner.ambition);
    for (let index = 0; index < campaigns; index += 1) {
      const month = String(random.integer(1, 12)).padStart(2, '0');
      rows.push([
        partner.key,
        random.pick(['Webinar', 'Trade fair', 'Joint mailing', 'Customer day']),
        `2025-${month}-${String(random.integer(1, 28)).padStart(2, '0')}`,
        Math.round(4 + 46 * partner.ambition * random.share() + 20 * partner.quality),
        random.chance(0.03) ? 'NULL' : Math.round(800 + 5_000 * random.share()),
      ]);
    }
  }
  return {
    fileName: 'marketing-campaigns.csv',
    department: 'Marketing',
    text: table([['Partner no', 'Campaign', 'Date', 'Leads', 'Budget EUR'], ...rows], ',', '\n'),
  };
};

/** What partners are certified for; some were counted twice, the later count is the true one. */
export const certificationFile = (
  partners: readonly SamplePartner[],
  random: Random,
): SampleFile => {
  const rows: Row[] = [];
  for (const partner of partners) {
    const engineers = Math.round(18 * partner.ambition * (0.6 + 0.4 * random.share()));
    const integrations = Math.round(5 * partner.ambition * random.share() + 2 * partner.quality);
    if (random.chance(0.2)) {
      rows.push([partner.key, Math.max(0, engineers - 2), integrations, '2024-11-30']);
    }
    if (random.chance(0.93)) {
      rows.push([partner.key, engineers, integrations, '2025-12-15']);
    }
  }
  return {
    fileName: 'certifications.tsv',
    department: 'Product',
    text: table(
      [['Partner no', 'Certified engineers', 'Live integrations', 'Counted on'], ...rows],
      '\t',
      '\n',
    ),
  };
};

/** The customers' voice. Iberia was not surveyed; free remarks slipped into a number column. */
export const surveyFile = (partners: readonly SamplePartner[], random: Random): SampleFile => {
  const rows: Row[] = [];
  for (const partner of traded(partners)) {
    if (partner.region === 'Iberia') {
      continue;
    }
    for (let survey = 0; survey < 4; survey += 1) {
      const satisfaction = Math.min(10, Math.max(1, 4 + 5 * partner.quality + 0.8 * random.bell()));
      const renewal = Math.min(100, Math.max(30, 62 + 34 * partner.quality + 5 * random.bell()));
      const escalations = Math.max(0, Math.round(5 - 6 * partner.quality + random.bell()));
      rows.push([
        partner.key,
        trailingYear[survey] ?? '',
        satisfaction.toFixed(1),
        renewal.toFixed(1),
        random.chance(0.004) ? 'See ticket 4471' : escalations,
      ]);
    }
  }
  return {
    fileName: 'success-survey.csv',
    department: 'Customer success',
    text: table(
      [['Partner no', 'Surveyed on', 'Satisfaction', 'Renewal rate %', 'Escalations'], ...rows],
      '|',
      '\n',
    ),
  };
};

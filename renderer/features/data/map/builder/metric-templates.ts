import { headerWords } from '#shared/intake/header-words.ts';
import type { ColumnType, Recipe } from '#shared/model/recipe.ts';
import type { RecipeMetric } from '#shared/model/recipe-metric.ts';
import type { MetricAbout } from '#shared/model/metric-about.ts';
import { headersOf } from './draft-metric.ts';

/** A column that a template needs: what it is, of which type, and words that its header may have. */
type Need = {
  readonly what: string;
  readonly type: ColumnType;
  readonly words: string;
  /** Whether a header without any of the words may be taken where no other is left. */
  readonly anyName?: true;
};

type Columns = Readonly<Record<string, string>>;

/** A question that programmes ask, and how a metric answers it from columns of a file. */
export type MetricTemplate = {
  readonly id: string;
  readonly name: string;
  /** What it says, in one sentence. */
  readonly says: string;
  readonly needs: Readonly<Record<string, Need>>;
  readonly metric: (columns: Columns) => Omit<RecipeMetric, 'code' | 'name'>;
  /** What to know of it beside the definition, which is `says`. */
  readonly about: Required<Pick<MetricAbout, 'owner' | 'timing' | 'gamedBy' | 'watchedBy'>>;
};

const amount: Need = {
  what: 'a column of amounts',
  type: 'number',
  words: 'amount revenue sales turnover value total bookings net umsatz betrag',
};
const date: Need = {
  what: 'a date of the row',
  type: 'date',
  words: 'date day order ordered booked invoice created closed datum',
  anyName: true,
};

const months = (column: string | undefined, count: number) => ({
  date: column ?? '',
  months: count,
  back: 0,
});

const share = { unit: '%', decimals: 3 } as const;

/** Every template, in the order in which they are offered. */
export const metricTemplates: readonly MetricTemplate[] = [
  {
    id: 'contribution',
    name: 'Revenue contribution',
    says: 'Share of the programme’s revenue of twelve months.',
    about: {
      owner: 'Finance',
      timing: 'lagging',
      gamedBy: 'Large orders pulled into the period, or sold through another partner’s name.',
      watchedBy: 'Orders by month against the year before, and returns after the period.',
    },
    needs: { amount, date },
    metric: (columns) => ({
      header: columns['amount'] ?? '',
      aggregation: 'shareOfTotal',
      window: months(columns['date'], 12),
      ...share,
      higherIsBetter: true,
    }),
  },
  {
    id: 'growth',
    name: 'Growth velocity',
    says: 'Revenue of twelve months over the year before, of months with orders in both years.',
    about: {
      owner: 'Sales',
      timing: 'lagging',
      gamedBy: 'A weak month in the year before, or orders moved between months.',
      watchedBy: 'The months that both years have, and the size of the base beside the rate.',
    },
    needs: { amount, date },
    metric: (columns) => ({
      header: columns['amount'] ?? '',
      aggregation: 'yearOnYear',
      window: months(columns['date'], 12),
      ...share,
      higherIsBetter: true,
    }),
  },
  {
    id: 'onTime',
    name: 'On-time delivery',
    says: 'Share of delivered rows that came on or before their due date.',
    about: {
      owner: 'Operations',
      timing: 'lagging',
      gamedBy: 'Due dates that are moved after the order, and late rows that are left open.',
      watchedBy: 'Changes of due dates, and the share of rows without a date of delivery.',
    },
    needs: {
      delivered: {
        what: 'the date of delivery',
        type: 'date',
        words: 'shipped delivered delivery received actual arrival',
      },
      due: {
        what: 'the date that was promised',
        type: 'date',
        words: 'due promised required requested planned',
      },
    },
    metric: (columns) => ({
      header: null,
      aggregation: 'share',
      filter: [
        { column: columns['delivered'] ?? '', is: 'filled', to: null },
        { column: columns['due'] ?? '', is: 'filled', to: null },
      ],
      where: [
        { column: columns['delivered'] ?? '', is: '<=', to: { column: columns['due'] ?? '' } },
      ],
      ...share,
      higherIsBetter: true,
    }),
  },
  {
    id: 'quality',
    name: 'Reject rate',
    says: 'Rejected pieces over received pieces.',
    about: {
      owner: 'Quality',
      timing: 'lagging',
      gamedBy: 'Rejects that are booked as returns or exchanged without a record.',
      watchedBy: 'Returns and credit notes beside the rejects.',
    },
    needs: {
      rejected: {
        what: 'a column of rejected pieces',
        type: 'number',
        words: 'reject rejected rejects defect defects defective scrapped returned returns',
      },
      received: {
        what: 'a column of received pieces',
        type: 'number',
        words: 'received delivered shipped ordered inspected quantity qty pieces units',
      },
    },
    metric: (columns) => ({
      header: columns['rejected'] ?? '',
      aggregation: 'ratio',
      by: columns['received'] ?? '',
      ...share,
      higherIsBetter: false,
    }),
  },
  {
    id: 'joint',
    name: 'Joint revenue',
    says: 'Revenue that was made together.',
    about: {
      owner: 'Sales',
      timing: 'lagging',
      gamedBy: 'Deals that are marked as joint afterwards.',
      watchedBy: 'The day on which a deal was marked against the day it was won.',
    },
    needs: {
      joint: {
        what: 'a column of jointly made revenue',
        type: 'number',
        words: 'joint cosell cosold cosales shared sourced influenced',
      },
    },
    metric: (columns) => ({
      header: columns['joint'] ?? '',
      aggregation: 'sum',
      unit: '',
      decimals: 0,
      higherIsBetter: true,
    }),
  },
  {
    id: 'pipeline',
    name: 'Pipeline velocity',
    says: 'Value of won opportunities per day of their sales cycles.',
    about: {
      owner: 'Sales',
      timing: 'leading',
      gamedBy:
        'Opportunities that are entered late or only when they are won, so that cycles look short.',
      watchedBy: 'The share of opportunities that are entered in the month they are won.',
    },
    needs: {
      amount: { ...amount, what: 'the value of an opportunity' },
      cycle: {
        what: 'the days of a sales cycle',
        type: 'number',
        words: 'cycle days duration age length',
      },
      stage: {
        what: 'a stage or outcome',
        type: 'text',
        words: 'stage outcome status result state',
      },
    },
    metric: (columns) => ({
      header: columns['amount'] ?? '',
      aggregation: 'ratio',
      by: columns['cycle'] ?? '',
      filter: [{ column: columns['stage'] ?? '', is: '=', to: 'won' }],
      unit: '',
      decimals: 2,
      higherIsBetter: true,
    }),
  },
  {
    id: 'churn',
    name: 'Churn risk',
    says: 'Share of the last twelve months with less than half of what is usual.',
    about: {
      owner: 'Customer success',
      timing: 'leading',
      gamedBy: 'Small orders that keep a month from being quiet.',
      watchedBy: 'The number of rows beside their amounts.',
    },
    needs: { date },
    metric: (columns) => ({
      header: null,
      aggregation: 'quietMonths',
      window: months(columns['date'], 12),
      ...share,
      higherIsBetter: false,
    }),
  },
  {
    id: 'collaboration',
    name: 'Collaboration intensity',
    says: 'Meetings, plans and campaigns, the older the less they count.',
    about: {
      owner: 'Partner management',
      timing: 'leading',
      gamedBy: 'Activities that are entered for their number alone.',
      watchedBy: 'Joint revenue and meetings with notes beside the number of activities.',
    },
    needs: {
      kind: {
        what: 'the kind of an activity',
        type: 'text',
        words: 'activity type kind meeting event campaign plan',
      },
      date,
    },
    metric: (columns) => ({
      header: columns['kind'] ?? '',
      aggregation: 'count',
      decay: { date: columns['date'] ?? '', halfLife: 6 },
      unit: '',
      decimals: 1,
      higherIsBetter: true,
    }),
  },
  {
    id: 'satisfaction',
    name: 'Customer satisfaction',
    says: 'Mean of the ratings that customers gave.',
    about: {
      owner: 'Customer success',
      timing: 'lagging',
      gamedBy: 'Only customers who are content are asked.',
      watchedBy: 'The share of customers who were asked and who answered.',
    },
    needs: {
      rating: {
        what: 'a column of ratings',
        type: 'number',
        words: 'csat nps satisfaction rating score stars',
      },
    },
    metric: (columns) => ({
      header: columns['rating'] ?? '',
      aggregation: 'mean',
      unit: '',
      decimals: 2,
      higherIsBetter: true,
    }),
  },
  {
    id: 'reach',
    name: 'Market reach',
    says: 'Number of different markets, countries or customers.',
    about: {
      owner: 'Marketing',
      timing: 'leading',
      gamedBy: 'A single small order in a market counts like a large one.',
      watchedBy: 'The share of the largest market in the partner’s revenue.',
    },
    needs: {
      market: {
        what: 'a column of markets',
        type: 'text',
        words: 'market country region territory segment industry customer city state',
      },
    },
    metric: (columns) => ({
      header: columns['market'] ?? '',
      aggregation: 'distinct',
      unit: '',
      decimals: 0,
      higherIsBetter: true,
    }),
  },
  {
    id: 'fit',
    name: 'Strategic fit',
    says: 'The latest assessment of how a partner fits the strategy.',
    about: {
      owner: 'Strategy',
      timing: 'leading',
      gamedBy: 'Whoever assesses may favour a partner they know.',
      watchedBy: 'Assessments by two people, and how far they differ.',
    },
    needs: {
      fit: {
        what: 'a column with an assessment of the fit',
        type: 'number',
        words: 'fit strategic alignment strategy',
      },
    },
    metric: (columns) => ({
      header: columns['fit'] ?? '',
      aggregation: 'latest',
      unit: '',
      decimals: 1,
      higherIsBetter: true,
    }),
  },
];

/** Which header fits a need: one with a word of it, the earlier words first; '' for none. */
const headerFor = (
  recipe: Recipe,
  { type, words, anyName }: Need,
  taken: readonly string[],
): string => {
  const free = headersOf(recipe, [type]).filter(
    (header) => header !== recipe.key && !taken.includes(header),
  );
  for (const word of words.split(' ')) {
    const named = free.find((header) => headerWords(header).includes(word));
    if (named !== undefined) return named;
  }
  return anyName === true ? (free[0] ?? '') : '';
};

/** A template on a recipe: the columns that it found by their headers, and what it lacks, in words. */
export const fitTemplate = (
  template: MetricTemplate,
  recipe: Recipe,
): { readonly columns: Columns; readonly lacks: readonly string[] } => {
  const columns: Record<string, string> = {};
  const lacks: string[] = [];
  for (const [name, need] of Object.entries(template.needs)) {
    const header = headerFor(recipe, need, Object.values(columns));
    if (header === '') lacks.push(need.what);
    else columns[name] = header;
  }
  return { columns, lacks };
};

/** The metric that a template makes of a recipe; null where a column is lacking. */
export const metricFromTemplate = (
  template: MetricTemplate,
  recipe: Recipe,
): Omit<RecipeMetric, 'code'> | null => {
  const { columns, lacks } = fitTemplate(template, recipe);
  return lacks.length > 0
    ? null
    : {
        name: template.name,
        ...template.metric(columns),
        about: { definition: template.says, ...template.about },
      };
};

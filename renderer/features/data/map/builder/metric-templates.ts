import { headerWords } from '#shared/intake/header-words.ts';
import type { ColumnType, Recipe, RecipeMetric } from '#shared/model/recipe.ts';
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
  return lacks.length > 0 ? null : { name: template.name, ...template.metric(columns) };
};

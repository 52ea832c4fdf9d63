import { useEffect, useState } from 'react';
import type { HistoryQuestion } from '#renderer/stores/history-store.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { SparkImage } from '#renderer/ui/spark-image.tsx';
import { useSame } from '#renderer/ui/use-same.ts';
import { WorkProgress } from '#renderer/ui/work-progress.tsx';
import { basisSentence } from '#shared/ladder/history-words.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type {
  HistorySeries,
  PortfolioHistory,
} from '#shared/portfolio/history/portfolio-history.ts';
import { trendWithGaps } from '#shared/portfolio/history/trend.ts';
import {
  periodNames,
  periodText,
  trendText,
  trendWords,
} from '#shared/portfolio/history/trend-words.ts';
import type { Result } from '#shared/result.ts';
import { criteriaOf } from '#shared/scoring/criteria.ts';
import type { PartnerInQuestion } from './partner-in-question.ts';
import { Spoken } from './spoken.tsx';
import classes from './why.module.css';

type Question = HistoryQuestion & { readonly key: string };
type Answer = { readonly question: Question; readonly past: Result<PortfolioHistory, AppError> };

/** The score and the figure of each criterion over past periods. */
export const HistoryTab = ({ row, name, source, history }: PartnerInQuestion) => {
  const { model, snapshot, hidden } = source;
  const { plan, basis, read } = history;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const series = [
    'score',
    ...new Set(
      criteriaOf(model).flatMap(({ criterion: { metricCode } }) =>
        hidden.metric(metricCode) ? [] : [`metric:${metricCode}`],
      ),
    ),
  ];
  // A model that is dragged asks nothing new as long as it has the same criteria.
  const question = useSame<Question>({ key: snapshot.partnerKeys[row] ?? '', plan, basis, series });
  useEffect(() => {
    const control = new AbortController();
    const { key, ...asked } = question;
    void read(key, asked, control.signal).then((past) => {
      if (!control.signal.aborted) setAnswer({ question, past });
    });
    return () => control.abort();
  }, [read, question]);
  const masked = criteriaOf(model).filter(({ criterion }) => hidden.metric(criterion.metricCode));
  if (answer?.question !== question)
    return <WorkProgress label="Measuring the past" share={null} />;
  if (!answer.past.ok) return <ErrorPanel error={answer.past.error} />;
  const past = answer.past.value;
  const score = past.series.find(({ id }) => id === 'score');
  const text = score === undefined ? '' : `${name}. ${trendWords(past, score, 0)}.`;
  return (
    <>
      <Spoken what="the past" text={text} />
      <h3>
        Over {past.days.length} {periodNames[past.plan.months]}s to {past.days.at(-1)}
      </h3>
      <PastTable past={past} />
      {masked.length > 0 && (
        <p className={classes['soft']}>
          Hidden as sensitive: {masked.map(({ criterion }) => criterion.name).join(', ')}.
        </p>
      )}
      <h3>Figures by period</h3>
      <PeriodTable past={past} />
      <details className={classes['soft']}>
        <summary>How far each can be trusted in the past</summary>
        <ul>
          <li>
            The score of a past period is by the saved model, from the partners as they were then.
          </li>
          {past.series.flatMap(({ id, name: metric, basis: made }) =>
            made === null
              ? []
              : [
                  <li key={id}>
                    {basisSentence({ code: id, name: metric, basis: made, firstReview: 0 }, [])}
                  </li>,
                ],
          )}
        </ul>
      </details>
    </>
  );
};

const PastTable = ({ past }: { readonly past: PortfolioHistory }) => (
  <table className={classes['parts']} aria-label="The past of each criterion">
    <thead>
      <tr>
        <th scope="col">What</th>
        <th scope="col">Line</th>
        <th scope="col" data-align="end">
          Now
        </th>
        <th scope="col" data-align="end">
          A {periodNames[past.plan.months]}
        </th>
      </tr>
    </thead>
    <tbody>
      {past.series.map((series) => (
        <tr key={series.id}>
          <td>{series.unit === '' ? series.name : `${series.name} (${series.unit})`}</td>
          <td>
            <SparkImage figures={series.values} words={trendWords(past, series, 0)} />
          </td>
          <td data-align="end">{periodText(series, past.days.length - 1)}</td>
          <td data-align="end">{trendOf(series)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const trendOf = ({ values, decimals }: HistorySeries): string => {
  const trend = trendWithGaps(values);
  return Number.isNaN(trend) ? '–' : trendText(trend, decimals);
};

const PeriodTable = ({ past }: { readonly past: PortfolioHistory }) => (
  <div className={classes['wide']} role="group" aria-label="Figures by period" tabIndex={0}>
    <table className={classes['parts']}>
      <thead>
        <tr>
          <th scope="col">Period to</th>
          {past.series.map(({ id, name }) => (
            <th key={id} scope="col" data-align="end">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {past.days.map((day, period) => (
          <tr key={day}>
            <td>{day}</td>
            {past.series.map((series) => (
              <td key={series.id} data-align="end">
                {periodText(series, period)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

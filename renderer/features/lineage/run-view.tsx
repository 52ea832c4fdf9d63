import { Facts } from '#renderer/ui/facts.tsx';
import { formatCount, formatDay } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { Resting, RunUses } from '#shared/model/lineage.ts';
import { RunFacts } from './run-facts.tsx';
import classes from './lineage.module.css';

type RestingListProps = {
  readonly title: string;
  readonly resting: readonly Resting[];
  readonly none: string;
};

const RestingList = ({ title, resting, none }: RestingListProps) => (
  <section className={classes['section']}>
    <h3>
      {title} ({formatCount(resting.length)})
    </h3>
    {resting.length === 0 ? (
      <p className={classes['words']}>{none}</p>
    ) : (
      <ul className={classes['list']}>
        {resting.map(({ name, through }) => (
          <li key={name}>
            {name} <span className={classes['soft']}>through {through.join(', ')}</span>
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** Everything that rests on one import. */
export const RunView = ({ uses }: { readonly uses: RunUses }) => {
  const { run, metrics, attributes, proposals, lookups } = uses;
  return (
    <>
      <RunFacts run={run} />
      <Facts
        facts={[
          { label: 'Partners in it', value: formatCount(run.partners) },
          { label: 'Rows accepted', value: formatCount(run.rowsAccepted) },
          {
            label: 'Rows rejected',
            value: formatCount(run.rowsRejected),
            tone: run.rowsRejected > 0 ? 'warning' : undefined,
          },
        ]}
      />
      <section className={classes['section']}>
        <h3>Metrics ({formatCount(metrics.length)})</h3>
        {metrics.length === 0 ? (
          <p className={classes['words']}>It delivers no metric.</p>
        ) : (
          <PlainTable
            label="Metrics of the import"
            head={
              <tr>
                <th scope="col">Metric</th>
                <th scope="col">Code</th>
                <th scope="col" data-align="end">
                  Partners it decides for
                </th>
              </tr>
            }
          >
            {metrics.map(({ code, name, decides }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td>{code}</td>
                <td data-align="end">
                  {decides === 0 ? 'none, newer imports do' : formatCount(decides)}
                </td>
              </tr>
            ))}
          </PlainTable>
        )}
        {attributes.length > 0 && (
          <p className={classes['words']}>Attributes: {attributes.join(', ')}.</p>
        )}
      </section>
      <RestingList title="Criteria" resting={uses.criteria} none="No criterion reads it." />
      <RestingList title="Formulas" resting={uses.formulas} none="No formula reads it." />
      <RestingList title="Rules" resting={uses.rules} none="No gate, veto or bill reads it." />
      <RestingList
        title="Scenarios"
        resting={uses.scenarios}
        none="No scenario moves a driver that acts on it."
      />
      <section className={classes['section']}>
        <h3>Proposals ({formatCount(proposals.length)})</h3>
        {proposals.length === 0 ? (
          <p className={classes['words']}>No proposal of this workspace states it as an input.</p>
        ) : (
          <ul className={classes['list']}>
            {proposals.map(({ title, createdAt, signerName }) => (
              <li key={`${title} ${createdAt}`}>
                {title}{' '}
                <span className={classes['soft']}>
                  signed by {signerName} on {formatDay(createdAt)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {lookups.length > 0 && (
        <section className={classes['section']}>
          <h3>Imports that look columns up in it ({formatCount(lookups.length)})</h3>
          <ul className={classes['list']}>
            {lookups.map(({ runId, fileName }) => (
              <li key={runId}>{fileName}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

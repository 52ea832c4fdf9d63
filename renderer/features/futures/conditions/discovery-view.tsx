import { Slider, Text } from '@mantine/core';
import { useState } from 'react';
import { useChartInk } from '#renderer/charts/chart-ink.ts';
import { PictureMenu } from '#renderer/charts/picture-menu.tsx';
import { Chart } from '#renderer/charts/chart.tsx';
import { formatOf, formatPercent } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { unbroken } from '#renderer/ui/unbroken.ts';
import { conditionsSentence, rangeWords } from '#shared/ensemble/run/breaking-conditions.ts';
import type { Discovery } from '#shared/ensemble/run/discover.ts';
import type { Driver } from '#shared/model/futures.ts';
import { importancePicture } from './importance-picture.ts';
import { TreeList } from './tree-list.tsx';
import { trajectoryOption } from './trajectory-option.ts';
import classes from './conditions.module.css';

/** The answer: a sentence, the way to it with a box to choose, a tree and what each driver explains. */
export const DiscoveryView = ({
  discovery,
  drivers,
}: {
  readonly discovery: Discovery;
  readonly drivers: readonly Driver[];
}) => {
  const { what, futures, broken, conditions, tree, importance } = discovery;
  const [chosen, setChosen] = useState(conditions?.chosen ?? 0);
  const ink = useChartInk();
  const step = conditions?.trajectory[chosen] ?? null;
  const byImportance = drivers
    .map((driver, index) => ({ driver, share: importance[index] ?? NaN }))
    .filter(({ share }) => !Number.isNaN(share))
    .toSorted((one, other) => other.share - one.share);
  return (
    <>
      <div className={classes['sentence']} role="status">
        {unbroken(conditionsSentence(what, step))}
        <Text size="xs" c="dimmed">
          It breaks in {formatOf(broken, futures)} futures.
        </Text>
      </div>
      <div className={classes['columns']}>
        <div className={classes['stack']}>
          {conditions !== null && step !== null && (
            <Panel
              title="How the box was found"
              description="PRIM peels away what breaks seldom. Coverage falls as density rises: choose what is worth more."
            >
              <Chart
                label={`Coverage and density of ${conditions.trajectory.length} boxes; chosen: ${formatPercent(step.coverage)} and ${formatPercent(step.density)}`}
                option={trajectoryOption(conditions.trajectory, chosen, ink)}
                height={250}
                picture={() => ({
                  title: `When ${what}`,
                  note: `Coverage and density of the boxes that PRIM found, the widest to the right; the large one is told. ${conditionsSentence(what, step)}`,
                  legend: [],
                  draw: (paper) => trajectoryOption(conditions.trajectory, chosen, paper),
                  ...{ width: 820, height: 420 },
                })}
              />
              <Slider
                mx="lg"
                mb="sm"
                thumbLabel="Box"
                label={(value) => `Box ${value}`}
                min={1}
                max={Math.max(2, conditions.trajectory.length)}
                disabled={conditions.trajectory.length < 2}
                value={chosen + 1}
                onChange={(value) => setChosen(value - 1)}
              />
              <PlainTable
                label="The chosen box"
                head={
                  <tr>
                    <th scope="col">Driver</th>
                    <th scope="col">Condition</th>
                  </tr>
                }
              >
                {step.limits.length === 0 ? (
                  <tr>
                    <td colSpan={2}>No driver is restricted: this box holds every future.</td>
                  </tr>
                ) : (
                  step.limits.map((limit) => (
                    <tr key={limit.driver.id}>
                      <th scope="row">{limit.driver.name}</th>
                      <td>{rangeWords(limit)}</td>
                    </tr>
                  ))
                )}
              </PlainTable>
              <Text size="xs" c="dimmed" mt="xs">
                Coverage {formatPercent(step.coverage)}, density {formatPercent(step.density)}, mass{' '}
                {formatPercent(step.mass)}, {step.restricted} of {drivers.length} drivers
                restricted.
              </Text>
            </Panel>
          )}
        </div>
        <div className={classes['stack']}>
          <Panel
            title="What each driver explains"
            description="Share of the spread that the driver explains by itself; what only two explain together is not seen."
            actions={
              byImportance.length > 0 && (
                <PictureMenu
                  of="What each driver explains"
                  picture={() => importancePicture(what, byImportance)}
                />
              )
            }
          >
            {byImportance.length === 0 ? (
              <Text size="sm" c="dimmed">
                Every future is alike in this, so no driver explains anything.
              </Text>
            ) : (
              <ul className={classes['importance']}>
                {byImportance.map(({ driver, share }) => (
                  <li key={driver.id}>
                    <span>{driver.name}</span>
                    <span className={classes['meter']} aria-hidden>
                      <span style={{ width: `${Math.min(100, share * 100)}%` }} />
                    </span>
                    <span className={classes['end']}>{formatPercent(share, 0)}</span>
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          {tree !== null && (
            <Panel
              title="A tree, for comparison"
              description="Splits the futures where that tells most, three deep at most."
            >
              <TreeList node={tree} drivers={drivers} />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
};

import { ActionIcon, Button, NativeSelect, NumberInput, Text, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { FuturesActions } from '#renderer/stores/futures-store.ts';
import { putCorrelations } from '#renderer/stores/futures-edits.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { explainImpossible } from '#shared/ensemble/explain-impossible.ts';
import type { Futures } from '#shared/model/futures.ts';
import { CommittedNumber } from '../committed-number.tsx';
import classes from '../futures.module.css';

type CorrelationPanelProps = {
  readonly futures: Futures;
  readonly save: FuturesActions['save'];
};

/** Which drivers tend to move together; what cannot be is told, with the nearest that can. */
export const CorrelationPanel = ({ futures, save }: CorrelationPanelProps) => {
  const { drivers, correlations } = futures;
  const [chosen, setChosen] = useState<readonly (string | undefined)[]>([]);
  const [value, setValue] = useState<number | string>(0.5);
  const impossible = explainImpossible(drivers, correlations);
  const nameOf = (id: string): string => drivers.find((driver) => driver.id === id)?.name ?? id;
  const options = drivers.map(({ id, name }) => ({ value: id, label: name }));
  // A driver that was chosen may be gone by now.
  const [first, second] = [0, 1].map(
    (place) => drivers.find(({ id }) => id === chosen[place]) ?? drivers[place],
  );
  const [one, other] = [first?.id, second?.id];
  const isKnown = correlations.some(
    (each) =>
      (each.one === one && each.other === other) || (each.one === other && each.other === one),
  );
  const isValid = typeof value === 'number' && Math.abs(value) < 1;
  const set = (id: string, correlation: number): void =>
    void save('Correlate drivers', (old) =>
      putCorrelations(
        old,
        old.correlations.map((each) => (each.id === id ? { ...each, correlation } : each)),
      ),
    );
  return (
    <Panel
      title="Drivers that move together"
      description="Rank correlations for ensembles: above 0 they rise together, below 0 against each other."
    >
      {impossible !== null && (
        <div className={classes['sentence']} role="alert">
          <Text size="sm">{impossible.message}</Text>
          <Button
            mt="xs"
            size="compact-xs"
            variant="default"
            onClick={() =>
              void save('Take the nearest correlations that can be', (old) =>
                putCorrelations(
                  old,
                  impossible.nearest.map((each) => ({
                    id:
                      old.correlations.find(
                        (before) =>
                          [before.one, before.other].sort().join(' ') ===
                          [each.one, each.other].sort().join(' '),
                      )?.id ?? crypto.randomUUID(),
                    ...each,
                  })),
                ),
              )
            }
          >
            Take the nearest that can be:{' '}
            {impossible.nearest
              .map((each) => String(each.correlation).replace('-', '−'))
              .join(', ')}
          </Button>
        </div>
      )}
      {correlations.length > 0 && (
        <PlainTable
          label="Correlations"
          head={
            <tr>
              <th scope="col">Driver</th>
              <th scope="col">and driver</th>
              <th scope="col">Correlation</th>
              <th scope="col">
                <VisuallyHidden>Actions</VisuallyHidden>
              </th>
            </tr>
          }
        >
          {correlations.map((each) => (
            <tr key={each.id}>
              <th scope="row">{nameOf(each.one)}</th>
              <td>{nameOf(each.other)}</td>
              <td>
                <CommittedNumber
                  size="xs"
                  w={96}
                  step={0.1}
                  min={-1}
                  max={1}
                  decimalScale={2}
                  aria-label={`Correlation of ${nameOf(each.one)} and ${nameOf(each.other)}`}
                  value={each.correlation}
                  onCommit={(next) => {
                    if (next !== null) set(each.id, next);
                  }}
                />
              </td>
              <td data-narrow>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove the correlation of ${nameOf(each.one)} and ${nameOf(each.other)}`}
                  onClick={() =>
                    void save('Remove a correlation', (old) =>
                      putCorrelations(
                        old,
                        old.correlations.filter(({ id }) => id !== each.id),
                      ),
                    )
                  }
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      <div className={classes['line']}>
        <NativeSelect
          size="xs"
          aria-label="First driver"
          data={options}
          value={one ?? ''}
          onChange={({ currentTarget }) => setChosen([currentTarget.value, other])}
        />
        <NativeSelect
          size="xs"
          aria-label="Second driver"
          data={options}
          value={other ?? ''}
          onChange={({ currentTarget }) => setChosen([one, currentTarget.value])}
        />
        <NumberInput
          size="xs"
          w={96}
          aria-label="Correlation"
          step={0.1}
          decimalScale={2}
          clampBehavior="none"
          value={value}
          error={isValid ? undefined : 'Between −1 and 1'}
          onChange={setValue}
        />
        <Button
          size="xs"
          variant="default"
          disabled={one === other || isKnown || !isValid}
          onClick={() => {
            if (first === undefined || second === undefined || typeof value !== 'number') return;
            void save(`Correlate ${first.name} and ${second.name}`, (old) =>
              putCorrelations(old, [
                ...old.correlations,
                { id: crypto.randomUUID(), one: first.id, other: second.id, correlation: value },
              ]),
            );
          }}
        >
          Correlate
        </Button>
        {isKnown && (
          <Text size="xs" c="dimmed">
            This pair is listed already.
          </Text>
        )}
      </div>
    </Panel>
  );
};

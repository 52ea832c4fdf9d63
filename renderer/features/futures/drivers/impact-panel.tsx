import { ActionIcon, Button, NativeSelect, Text, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { FuturesActions } from '#renderer/stores/futures-store.ts';
import { putImpacts } from '#renderer/stores/futures-edits.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { Driver, Futures } from '#shared/model/futures.ts';
import { levelNames, levelsOf } from '#shared/scenario/check-balance.ts';
import classes from '../futures.module.css';

type ImpactPanelProps = { readonly futures: Futures; readonly save: FuturesActions['save'] };

type Side = Futures['impacts'][number]['on'];

const strengthNames: readonly (readonly [number, string])[] = [
  [3, 'strongly speaks for (+3)'],
  [2, 'speaks for (+2)'],
  [1, 'weakly speaks for (+1)'],
  [-1, 'weakly speaks against (−1)'],
  [-2, 'speaks against (−2)'],
  [-3, 'strongly speaks against (−3)'],
];

const strengthWords = (strength: number): string =>
  strengthNames.find(([value]) => value === strength)?.[1] ?? 'says nothing of';

/** Which level of a driver speaks for or against one of another: what the balance of scenarios is checked by. */
export const ImpactPanel = ({ futures, save }: ImpactPanelProps) => {
  const { drivers, impacts } = futures;
  const sides = drivers.flatMap((driver) =>
    levelsOf(driver).map((level) => ({ driver, side: { driverId: driver.id, level } })),
  );
  const [from, setFrom] = useState(0);
  const [on, setOn] = useState(0);
  const [strength, setStrength] = useState(2);
  const words = ({ driverId, level }: Side): string =>
    `${drivers.find(({ id }: Driver) => id === driverId)?.name ?? driverId} ${levelNames[level]}`;
  const options = sides.map(({ side }, index) => ({ value: String(index), label: words(side) }));
  const [source, target] = [sides[from], sides[on]];
  const isSame = source?.driver.id === target?.driver.id;
  const isKnown = impacts.some(
    (each) => JSON.stringify([each.from, each.on]) === JSON.stringify([source?.side, target?.side]),
  );
  return (
    <Panel
      title="What goes together"
      description="Judgements for the cross-impact balance: a scenario in which a driver stands against what the others speak for is told."
    >
      {impacts.length > 0 && (
        <PlainTable
          label="Cross impacts"
          maxHeight={260}
          head={
            <tr>
              <th scope="col">When</th>
              <th scope="col">it</th>
              <th scope="col">that</th>
              <th scope="col">
                <VisuallyHidden>Actions</VisuallyHidden>
              </th>
            </tr>
          }
        >
          {impacts.map((each) => (
            <tr key={each.id}>
              <th scope="row">{words(each.from)}</th>
              <td>{strengthWords(each.strength)}</td>
              <td>{words(each.on)}</td>
              <td data-narrow>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove: ${words(each.from)} ${strengthWords(each.strength)} ${words(each.on)}`}
                  onClick={() =>
                    void save('Remove a cross impact', (old) =>
                      putImpacts(
                        old,
                        old.impacts.filter(({ id }) => id !== each.id),
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
          aria-label="When"
          data={options}
          value={String(from)}
          onChange={({ currentTarget }) => setFrom(Number(currentTarget.value))}
        />
        <NativeSelect
          size="xs"
          aria-label="How strongly"
          data={strengthNames.map(([value, label]) => ({ value: String(value), label }))}
          value={String(strength)}
          onChange={({ currentTarget }) => setStrength(Number(currentTarget.value))}
        />
        <NativeSelect
          size="xs"
          aria-label="For or against what"
          data={options}
          value={String(on)}
          onChange={({ currentTarget }) => setOn(Number(currentTarget.value))}
        />
        <Button
          size="xs"
          variant="default"
          disabled={source === undefined || target === undefined || isSame || isKnown}
          onClick={() => {
            if (source === undefined || target === undefined) return;
            void save(`Judge what ${source.driver.name} says of ${target.driver.name}`, (old) =>
              putImpacts(old, [
                ...old.impacts,
                { id: crypto.randomUUID(), from: source.side, on: target.side, strength },
              ]),
            );
          }}
        >
          Judge
        </Button>
        {isSame && (
          <Text size="xs" c="dimmed">
            Choose two drivers.
          </Text>
        )}
      </div>
    </Panel>
  );
};

import { Button, Slider, Text } from '@mantine/core';
import { useState } from 'react';
import type { Driver } from '#shared/model/futures.ts';
import { stepOf } from '../drivers/check-driver.ts';
import { describeState } from '../scenarios/state-words.ts';
import type { LiveHeatMap } from './live-heat-map.ts';
import classes from './compare.module.css';

type HeatSlidersProps = {
  readonly map: LiveHeatMap;
  readonly drivers: readonly Driver[];
  /** Called when a driver was let go: what depends on tiers but is not drawn in every frame. */
  readonly onSettle: () => void;
};

/** Holds drivers at a state in every future of the heat map, live and without saving anything. */
export const HeatSliders = ({ map, drivers, onSettle }: HeatSlidersProps) => {
  const [states, setStates] = useState<ReadonlyMap<number, number>>(() => new Map(map.held()));
  const hold = (driver: number, state: number | null): void => {
    map.hold(driver, state);
    setStates(new Map(map.held()));
  };
  return (
    <section className={classes['sliders']} aria-label="Drivers in every future">
      <Text size="xs" c="dimmed">
        Hold a driver at one state in every future. Nothing is saved.
      </Text>
      {drivers.map((driver, index) => {
        const step = stepOf(driver);
        const state = states.get(index);
        return (
          <div key={driver.id} className={classes['slider']}>
            <div className={classes['sliderHead']}>
              <span>{driver.name}</span>
              <Text span size="xs" c="dimmed">
                {state === undefined ? 'as each future has it' : describeState(driver, state)}
              </Text>
            </div>
            <Slider
              size="sm"
              label={null}
              thumbValueText={(value) => describeState(driver, value)}
              thumbLabel={`${driver.name} in every future`}
              min={driver.low}
              max={driver.high}
              step={step}
              precision={Math.max(0, -Math.floor(Math.log10(step)))}
              marks={[{ value: driver.baseline }]}
              value={state ?? driver.baseline}
              onChange={(value) => hold(index, value)}
              onChangeEnd={onSettle}
            />
          </div>
        );
      })}
      <Button
        size="compact-xs"
        variant="default"
        disabled={states.size === 0}
        onClick={() => {
          for (const driver of [...map.held().keys()]) map.hold(driver, null);
          setStates(new Map());
          onSettle();
        }}
      >
        Let all go
      </Button>
    </section>
  );
};

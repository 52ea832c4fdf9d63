import { Button, Collapse, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import {
  addDriver,
  putEffect,
  removeDriver,
  removeEffect,
  replaceDriver,
} from '#renderer/stores/futures-edits.ts';
import type { FuturesState, FuturesStore } from '#renderer/stores/futures-store.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import type { Driver, Effect, Futures } from '#shared/model/futures.ts';
import type { DriverId } from '#shared/model/ids.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { FuturesFinding } from '#shared/scenario/futures-finding.ts';
import { EffectForm } from '../effects/effect-form.tsx';
import { EffectList } from '../effects/effect-list.tsx';
import { newEffect } from '../effects/new-effect.ts';
import { ExportButton } from '../take/export-button.tsx';
import { CorrelationPanel } from './correlation-panel.tsx';
import { DriverForm } from './driver-form.tsx';
import { DriverImport } from './driver-import.tsx';
import { DriverTable } from './driver-table.tsx';
import type { DriverTemplate } from './driver-templates.ts';
import { ImpactPanel } from './impact-panel.tsx';
import { TemplatePicker } from './template-picker.tsx';
import classes from '../futures.module.css';

type DriversViewProps = {
  readonly store: FuturesStore;
  readonly state: FuturesState;
  readonly snapshot: Snapshot;
  readonly findings: readonly FuturesFinding[];
};

const newId = (): string => crypto.randomUUID();

const ownDriver = (): Driver => ({
  id: newId() as DriverId,
  name: '',
  theme: 'market',
  unit: 'points',
  baseline: 0,
  low: -10,
  high: 10,
});

const driverOf = ({ theme, name, unit, baseline, low, high }: DriverTemplate): Driver => ({
  id: newId() as DriverId,
  theme,
  name,
  unit,
  baseline,
  low,
  high,
});

type Editing =
  | { readonly kind: 'driver'; readonly driver: Driver; readonly isNew: boolean }
  | {
      readonly kind: 'effect';
      readonly driver: Driver;
      readonly effect: Effect;
      readonly isNew: boolean;
    }
  | null;

const isWithin = ({ drivers }: Futures, id: DriverId): boolean =>
  drivers.some((driver) => driver.id === id);

/** What can turn out differently, and what each of it does to the metrics. */
export const DriversView = ({ store, state, snapshot, findings }: DriversViewProps) => {
  const { save } = store.actions;
  const { futures } = state;
  const { drivers, effects } = futures;
  const [selectedId, setSelectedId] = useState<DriverId | null>(null);
  const [editing, setEditing] = useState<Editing>(null);
  const [isPicking, setIsPicking] = useState(false);
  const selected = drivers.find(({ id }) => id === selectedId) ?? drivers[0];
  const showPicker = isPicking || drivers.length === 0;

  const addAll = (templates: readonly DriverTemplate[]): void =>
    addDrivers(templates.map(driverOf));

  const addDrivers = (added: readonly Driver[]): void => {
    const [only] = added;
    const label =
      added.length === 1 && only !== undefined
        ? `Add driver ${only.name}`
        : `Add ${added.length} drivers`;
    void save(label, (old) => added.reduce(addDriver, old));
    setSelectedId(only?.id ?? null);
    setIsPicking(false);
  };

  const saveDriver = (driver: Driver): void => {
    const isKnown = isWithin(futures, driver.id);
    void save(`${isKnown ? 'Change' : 'Add'} driver ${driver.name}`, (old) =>
      isWithin(old, driver.id) ? replaceDriver(old, driver) : addDriver(old, driver),
    );
    setSelectedId(driver.id);
    setEditing(null);
    setIsPicking(false);
  };

  const nameOf = (effect: Effect): string =>
    snapshot.metrics.find(({ code }) => code === effect.metricCode)?.name ?? effect.metricCode;

  return (
    <div className={classes['drivers']}>
      {editing?.kind === 'driver' && (
        <DriverForm
          driver={editing.driver}
          isNew={editing.isNew}
          otherNames={drivers.filter(({ id }) => id !== editing.driver.id).map(({ name }) => name)}
          onSave={saveDriver}
          onClose={() => setEditing(null)}
        />
      )}
      {editing?.kind === 'effect' && (
        <EffectForm
          effect={editing.effect}
          driver={editing.driver}
          snapshot={snapshot}
          isNew={editing.isNew}
          onSave={(effect) => {
            void save(
              `${editing.isNew ? 'Add' : 'Change'} effect of ${editing.driver.name} on ${nameOf(effect)}`,
              (old) => putEffect(old, effect),
            );
            setEditing(null);
          }}
          onClose={() => setEditing(null)}
        />
      )}
      <Panel
        title="Drivers"
        description="Quantities outside the programme that can turn out differently, each with the range that is plausible."
        actions={
          drivers.length > 0 && (
            <Group gap="xs">
              <ExportButton
                offered={() => [
                  { table: { kind: 'drivers' } },
                  ...(effects.length === 0
                    ? []
                    : [
                        { table: { kind: 'effects' as const } },
                        { table: { kind: 'exposures' as const, effectId: null } },
                      ]),
                ]}
              />
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconPlus size={13} />}
                aria-expanded={isPicking}
                onClick={() => setIsPicking(!isPicking)}
              >
                Add drivers
              </Button>
            </Group>
          )
        }
      >
        <Collapse expanded={showPicker}>
          <div className={classes['picker']}>
            <TemplatePicker
              taken={drivers.map(({ name }) => name)}
              onAdd={addAll}
              onOwn={() => setEditing({ kind: 'driver', driver: ownDriver(), isNew: true })}
            />
            <div className={classes['line']}>
              <DriverImport
                taken={drivers.map(({ name }) => name)}
                onAdd={(imported) =>
                  addDrivers(imported.map((each) => ({ ...each, id: newId() as DriverId })))
                }
              />
            </div>
          </div>
        </Collapse>
        {drivers.length > 0 && (
          <DriverTable
            drivers={drivers}
            effects={effects}
            findings={findings}
            selectedId={selected?.id ?? null}
            onSelect={({ id }) => setSelectedId(id)}
            onEdit={(driver) => setEditing({ kind: 'driver', driver, isNew: false })}
            onRemove={(driver) =>
              void save(`Remove driver ${driver.name}`, (old) => removeDriver(old, driver.id))
            }
          />
        )}
      </Panel>
      {selected !== undefined && (
        <Panel
          title={`What ${selected.name} does`}
          description="Effects on metrics, weighed by how strongly each partner is exposed."
        >
          <EffectList
            driver={selected}
            effects={effects.filter(({ driverId }) => driverId === selected.id)}
            snapshot={snapshot}
            findings={findings}
            onAdd={() =>
              setEditing({
                kind: 'effect',
                driver: selected,
                effect: newEffect(newId(), selected, snapshot),
                isNew: true,
              })
            }
            onEdit={(effect) =>
              setEditing({ kind: 'effect', driver: selected, effect, isNew: false })
            }
            onRemove={(effect) =>
              void save(`Remove effect of ${selected.name} on ${nameOf(effect)}`, (old) =>
                removeEffect(old, effect.id),
              )
            }
          />
        </Panel>
      )}
      {drivers.length > 1 && (
        <>
          <CorrelationPanel futures={futures} save={save} />
          <ImpactPanel futures={futures} save={save} />
        </>
      )}
    </div>
  );
};

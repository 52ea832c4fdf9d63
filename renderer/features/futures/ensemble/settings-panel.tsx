import { Button, Checkbox, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { estimateMemory, memoryCap, threadsFor } from '#shared/ensemble/run/estimate-memory.ts';
import { refuseEnsemble, sizeOf } from '#shared/ensemble/run/prepare-ensemble.ts';
import { fewestFutures, mostFutures, type EnsembleSettings } from '#shared/model/ensemble.ts';
import type { Futures } from '#shared/model/futures.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';

type SettingsPanelProps = {
  readonly settings: EnsembleSettings;
  readonly model: ScoringModel;
  readonly futures: Futures;
  readonly snapshot: Snapshot;
  readonly isRunning: boolean;
  readonly isReadOnly: boolean;
  readonly onChange: (settings: Partial<EnsembleSettings>) => void;
  readonly onRun: () => void;
};

const within = (value: number | string, least: number, most: number): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : null;

const megabytes = (bytes: number): string => formatCount(Math.ceil(bytes / 1_048_576));

/** What an ensemble is run with; what stands in its way is said before it runs. */
export const SettingsPanel = (props: SettingsPanelProps) => {
  const { settings, model, futures, snapshot, isRunning, isReadOnly, onChange, onRun } = props;
  const threads = threadsFor(navigator.hardwareConcurrency);
  const refused = refuseEnsemble(model, futures, snapshot, settings, threads);
  const memory = estimateMemory(sizeOf(model, futures, snapshot), settings, threads);
  return (
    <Stack gap="sm">
      <NumberInput
        size="xs"
        label="Futures"
        description={`${formatCount(fewestFutures)} to ${formatCount(mostFutures)}, spread over the ranges of ${formatCount(futures.drivers.length)} drivers`}
        thousandSeparator=","
        min={fewestFutures}
        max={mostFutures}
        step={100}
        value={settings.futures}
        onChange={(value) => {
          const count = within(value, fewestFutures, mostFutures);
          if (count !== null) onChange({ futures: count });
        }}
      />
      <NativeSelect
        size="xs"
        label="Spread by"
        data={[
          { value: 'latinHypercube', label: 'Latin hypercube' },
          { value: 'sobol', label: 'Sobol points' },
        ]}
        value={settings.method}
        onChange={({ currentTarget }) =>
          onChange({ method: currentTarget.value === 'sobol' ? 'sobol' : 'latinHypercube' })
        }
      />
      <NumberInput
        size="xs"
        label="Seed"
        description="The same seed gives the same futures"
        min={0}
        max={2_147_483_647}
        value={settings.seed}
        onChange={(value) => {
          const seed = within(value, 0, 2_147_483_647);
          if (seed !== null) onChange({ seed });
        }}
      />
      <NumberInput
        size="xs"
        label="Horizon"
        description="Effects with a longer lag are left out"
        placeholder="far enough for every lag"
        suffix=" months"
        min={1}
        max={600}
        value={settings.horizonMonths ?? ''}
        onChange={(value) =>
          onChange({ horizonMonths: value === '' ? null : within(value, 1, 600) })
        }
      />
      <Checkbox
        size="xs"
        label="Keep every tier of every partner"
        description="Without it futures stream by: they are counted and forgotten"
        checked={settings.keepsTiers}
        onChange={({ currentTarget }) => onChange({ keepsTiers: currentTarget.checked })}
      />
      <Text size="xs" c="dimmed" role="status">
        Takes up to {megabytes(memory)} MB of memory in {threads}{' '}
        {threads === 1 ? 'thread' : 'threads'}; {megabytes(memoryCap)} MB are allowed.
      </Text>
      {refused !== null && (
        <ErrorPanel
          error={refused}
          {...(settings.keepsTiers && refused.where === 'Ensemble' && refused.found.includes('MB')
            ? {
                action: (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => onChange({ keepsTiers: false })}
                  >
                    Let it stream
                  </Button>
                ),
              }
            : {})}
        />
      )}
      <Button
        size="xs"
        leftSection={<IconPlayerPlay size={14} />}
        disabled={refused !== null || isReadOnly}
        loading={isRunning}
        onClick={onRun}
      >
        Run {formatCount(settings.futures)} futures
      </Button>
      {isReadOnly && (
        <Text size="xs" c="dimmed">
          The workspace cannot be changed now, so no run can be kept in it.
        </Text>
      )}
    </Stack>
  );
};

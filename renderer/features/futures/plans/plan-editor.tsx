import { ActionIcon, Button, NativeSelect, Select, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { FuturesActions } from '#renderer/stores/futures-store.ts';
import { putPlans } from '#renderer/stores/futures-edits.ts';
import { tierOptions } from '#renderer/tiers/tier-options.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import type { Futures } from '#shared/model/futures.ts';
import type { Today } from '#shared/scenario/read-today.ts';
import { tierGroupsOf, titlesOf } from '#shared/scoring/ladders/tier-groups.ts';
import { partnerOptions } from '../partner-options.ts';
import classes from './plans.module.css';

type PlanEditorProps = {
  readonly futures: Futures;
  readonly today: Today;
  readonly save: FuturesActions['save'];
};

type Plan = Futures['plans'][number];

/** Plans of one's own: one of the two that exist, with some partners put elsewhere. */
export const PlanEditor = ({ futures, today, save }: PlanEditorProps) => {
  const [name, setName] = useState('');
  const [base, setBase] = useState<Plan['base']>('recommended');
  const { plans } = futures;
  const { snapshot } = today;
  const partners = useMemo(() => partnerOptions(snapshot), [snapshot]);
  const isTaken = plans.some((plan) => plan.name.toLowerCase() === name.trim().toLowerCase());
  return (
    <Panel
      title="Plans of your own"
      description="Start from a plan that exists and put partners where you would have them; then see what it misplaces."
    >
      {plans.map((plan) => (
        <OnePlan key={plan.id} plan={plan} today={today} partners={partners} save={save} />
      ))}
      <form
        className={classes['bar']}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '' || isTaken) return;
          void save(`Add plan ${name.trim()}`, (old) =>
            putPlans(old, [
              ...old.plans,
              { id: crypto.randomUUID(), name: name.trim(), base, moves: [] },
            ]),
          );
          setName('');
        }}
      >
        <TextInput
          size="xs"
          w={220}
          label="Name of a new plan"
          maxLength={120}
          value={name}
          error={isTaken}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          label="Starts from"
          data={[
            { value: 'recommended', label: 'the recommended tiers' },
            { value: 'today', label: 'the tiers of today' },
          ]}
          value={base}
          onChange={({ currentTarget }) =>
            setBase(currentTarget.value === 'today' ? 'today' : 'recommended')
          }
        />
        <Button size="xs" variant="default" type="submit" disabled={name.trim() === '' || isTaken}>
          Add plan
        </Button>
        {isTaken && (
          <Text size="xs" c="var(--mantine-color-error)" role="alert" mb={6}>
            There is a plan of this name.
          </Text>
        )}
      </form>
    </Panel>
  );
};

type OnePlanProps = {
  readonly plan: Plan;
  readonly today: Today;
  readonly partners: ReturnType<typeof partnerOptions>;
  readonly save: FuturesActions['save'];
};

const OnePlan = ({ plan, today, partners, save }: OnePlanProps) => {
  const [key, setKey] = useState<string | null>(null);
  const { model, snapshot } = today;
  const [tierId, setTierId] = useState<string>(model.tiers[0]?.id ?? '');
  const change = (label: string, moves: Plan['moves']): void =>
    void save(label, (old) =>
      putPlans(
        old,
        old.plans.map((each) => (each.id === plan.id ? { ...each, moves } : each)),
      ),
    );
  const nameOf = (partner: string): string =>
    snapshot.partnerNames[snapshot.partnerKeys.indexOf(partner)] ?? partner;
  const tier = model.tiers.find(({ id }) => id === tierId);
  const titles = titlesOf(model);
  return (
    <section className={classes['plan']} aria-label={`Plan ${plan.name}`}>
      <div className={classes['line']}>
        <Text size="sm" fw={600}>
          {plan.name}
        </Text>
        <Text size="xs" c="dimmed">
          {plan.base === 'today' ? 'from the tiers of today' : 'from the recommended tiers'},{' '}
          {plan.moves.length} {plan.moves.length === 1 ? 'partner' : 'partners'} put elsewhere
        </Text>
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={`Remove plan ${plan.name}`}
          onClick={() =>
            void save(`Remove plan ${plan.name}`, (old) =>
              putPlans(
                old,
                old.plans.filter(({ id }) => id !== plan.id),
              ),
            )
          }
        >
          <IconTrash size={14} />
        </ActionIcon>
      </div>
      {plan.moves.map((move) => (
        <div key={move.key} className={classes['line']}>
          <Text size="sm">
            {nameOf(move.key)} →{' '}
            {titles[model.tiers.findIndex(({ id }) => id === move.tierId)] ?? 'a tier that is gone'}
          </Text>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Take back the move of ${nameOf(move.key)}`}
            onClick={() =>
              change(
                `${plan.name}: take back ${nameOf(move.key)}`,
                plan.moves.filter((each) => each.key !== move.key),
              )
            }
          >
            Take back
          </Button>
        </div>
      ))}
      <div className={classes['bar']}>
        <Select
          size="xs"
          w={260}
          aria-label={`Partner to move in ${plan.name}`}
          placeholder="Put a partner …"
          searchable
          limit={100}
          data={partners}
          value={key}
          onChange={setKey}
        />
        <NativeSelect
          size="xs"
          aria-label={`Tier in ${plan.name}`}
          data={tierOptions(tierGroupsOf(model), ({ id, name }) => ({
            value: id,
            label: `into ${name}`,
          }))}
          value={tierId}
          onChange={({ currentTarget }) => setTierId(currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          disabled={key === null || tier === undefined}
          onClick={() => {
            if (key === null || tier === undefined) return;
            change(`${plan.name}: ${nameOf(key)} into ${tier.name}`, [
              ...plan.moves.filter((each) => each.key !== key),
              { key, tierId: tier.id },
            ]);
            setKey(null);
          }}
        >
          Put
        </Button>
      </div>
    </section>
  );
};

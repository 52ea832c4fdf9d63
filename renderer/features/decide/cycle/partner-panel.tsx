import { Button, Group, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { unsaidKey, type CycleStore } from '#renderer/stores/cycle-store.ts';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { tierOptions } from '#renderer/tiers/tier-options.ts';
import { formatIsoDay, formatNumber, formatPercent, formatWhen } from '#renderer/ui/format.ts';
import { KeyValues, type KeyValue } from '#renderer/ui/key-values.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { WarningTag } from '#renderer/ui/warning-tag.tsx';
import { stateWords } from '#shared/cycle/cycle-csv.ts';
import { isOpenState, type CycleTable } from '#shared/cycle/cycle-table.ts';
import { ladderNameIn, tiersOfCycle } from '#shared/cycle/cycle-tiers.ts';
import { markWords, modeWords, ruleSentence } from '#shared/cycle/cycle-words.ts';
import { marksOf } from '#shared/cycle/decision-rules.ts';
import { fillTemplate, rationaleOfRow } from '#shared/cycle/rationale.ts';
import type { CycleView } from '#shared/model/review-cycle.ts';
import { hasFurtherLadders, ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { AttachedPanel } from './attached-panel.tsx';
import { RecordPanel } from './record-panel.tsx';
import classes from './cycle.module.css';

type PartnerPanelProps = {
  readonly view: CycleView;
  readonly table: CycleTable;
  readonly row: number;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly store: CycleStore;
};

const none = 'none';

const factsOf = ({ view, table, row }: PartnerPanelProps): readonly KeyValue[] => {
  const { figures, tiers } = view;
  const badge = (code: number | undefined) => (
    <TierBadge tier={tiers[code ?? noTier] ?? null} index={code ?? noTier} />
  );
  const share = (value: number | undefined): string =>
    value === undefined || Number.isNaN(value) ? '–' : formatPercent(value, 0);
  const score = figures.scores[row] ?? NaN;
  const marks = marksOf(figures.marks[row] ?? 0);
  const rule = table.ruled[row];
  const gates = figures.failedGates[row] ?? '';
  const ladder = figures.ladderReasons[row] ?? '';
  const resilience = figures.resilience[row] ?? NaN;
  // What is recommended is a tier of the partner's own ladder.
  const climbed = tiers[figures.recommended[row] ?? noTier];
  return [
    { key: 'Today', value: badge(figures.current[row]) },
    { key: 'Recommended', value: badge(figures.recommended[row]) },
    ...(isOpenState(table.states[row])
      ? []
      : [{ key: 'Decided', value: badge(table.decided[row]) }]),
    ...(climbed === undefined || !hasFurtherLadders(tiers)
      ? []
      : [{ key: 'Climbs', value: ladderNameIn(tiers, ladderOfTier(climbed)) }]),
    { key: 'Decision', value: stateWords[table.states[row] ?? 'undecided'] },
    {
      key: 'Score',
      value: Number.isNaN(score)
        ? 'Too little is known'
        : `${formatNumber(score, 2)}, ${formatNumber(figures.toLine[row] ?? NaN, 2)} from the nearest line`,
    },
    { key: 'Sure of the tier', value: share(figures.confidence[row]) },
    { key: 'Weight with data', value: share(figures.coverage[row]) },
    ...(Number.isNaN(resilience)
      ? []
      : [{ key: 'Futures that keep it', value: share(resilience) }]),
    ...(gates === '' ? [] : [{ key: 'Failed gates', value: gates }]),
    ...(ladder === '' ? [] : [{ key: 'Ladder', value: ladder }]),
    {
      key: 'Marks',
      value:
        marks.length === 0 ? (
          'None'
        ) : (
          <Group gap={4}>
            {marks.map((mark) => (
              <WarningTag key={mark}>{markWords[mark]}</WarningTag>
            ))}
          </Group>
        ),
    },
    { key: 'Mode', value: modeWords[rule?.mode ?? 'manual'] },
    ...(rule === undefined || rule.functions.length === 0
      ? []
      : [{ key: 'Looked at by', value: rule.functions.join(', ') }]),
  ];
};

/** One partner in a cycle: its figures, the decision about it, and what is attached to it. */
export const PartnerPanel = (props: PartnerPanelProps) => {
  const { view, table, row, isOpen, store } = props;
  const { figures, record } = view;
  const key = figures.partnerKeys[row] ?? '';
  const rules = (table.ruled[row]?.by ?? []).flatMap((at) => record.rules[at] ?? []);
  const made = table.decisionOf(row);
  const rationale = rationaleOfRow(view, table, row);
  return (
    <div className={classes['side']}>
      <Panel
        title={figures.partnerNames[row] ?? key}
        description={
          rules.length === 0 ? 'No rule speaks of it.' : rules.map(ruleSentence).join(' ')
        }
      >
        <KeyValues items={factsOf(props)} />
      </Panel>
      {isOpen ? (
        <DecideForm {...props} />
      ) : (
        <Panel title="Decision">
          <Text size="sm">{rationale === '' ? 'No reason was asked for.' : rationale}</Text>
          {made !== undefined && (
            <p className={classes['quiet']}>
              {made.approver === ''
                ? ''
                : `Allowed by ${made.approver} until ${formatIsoDay(made.expires ?? '')}. `}
              {made.by}, {formatWhen(made.at)}
            </p>
          )}
        </Panel>
      )}
      <AttachedPanel view={view} partnerKey={key} isOpen={isOpen} store={store} />
      <RecordPanel store={store} partnerKey={key} name={figures.partnerNames[row] ?? key} />
    </div>
  );
};

/** Decides about one partner; another tier than the recommended one asks for an approver and a last day. */
const DecideForm = ({ view, table, row, isBusy, store }: PartnerPanelProps) => {
  const { actions } = store;
  const { figures, tiers, record } = view;
  const key = figures.partnerKeys[row] ?? '';
  const made = table.decisionOf(row);
  const recommended = figures.recommended[row] ?? noTier;
  const filled = (code: number): string =>
    code === figures.current[row] && code === recommended
      ? ''
      : fillTemplate(record.template, record, tiers, figures, row, code);
  const [words, setWords] = useState(() => {
    const start = table.decided[row] ?? noTier;
    return (
      store.getState().unsaid.get(unsaidKey(record.id, key))?.decision ?? {
        place: start,
        rationale: made?.rationale ?? filled(start),
        approver: made?.approver ?? '',
        expires: made?.expires ?? '',
      }
    );
  });
  const { place, rationale, approver, expires } = words;
  const write = (part: Partial<typeof words>): void => {
    const decision = { ...words, ...part };
    setWords(decision);
    actions.write(key, { decision });
  };
  const isOverride = place !== recommended;
  const isChange = isOverride || place !== figures.current[row];
  const missing =
    isChange && rationale.trim() === ''
      ? 'Give a rationale.'
      : isOverride && approver.trim() === ''
        ? 'Name who allows the override.'
        : isOverride && expires === ''
          ? 'Say until when it holds.'
          : null;
  return (
    <Panel title={isOverride ? 'Override' : 'Decide'}>
      <Select
        size="xs"
        label="Tier"
        allowDeselect={false}
        data={[
          ...tierOptions(tiersOfCycle(tiers), ({ name }, code) => ({
            value: String(code),
            label: code === recommended ? `${name} (recommended)` : name,
          })),
          { value: none, label: recommended === noTier ? 'No tier (recommended)' : 'No tier' },
        ]}
        value={place === noTier ? none : String(place)}
        onChange={(value) => {
          const next = value === null || value === none ? noTier : Number(value);
          // What a person wrote stays; what the template said follows the tier.
          write({
            place: next,
            ...(rationale === filled(place) ? { rationale: filled(next) } : {}),
          });
        }}
      />
      <Textarea
        size="xs"
        mt="xs"
        label="Rationale"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={20_000}
        value={rationale}
        onChange={({ currentTarget }) => write({ rationale: currentTarget.value })}
      />
      {isOverride && (
        <Group gap="xs" mt="xs" grow>
          <TextInput
            size="xs"
            label="Allowed by"
            maxLength={200}
            value={approver}
            onChange={({ currentTarget }) => write({ approver: currentTarget.value })}
          />
          <TextInput
            size="xs"
            type="date"
            label="Last day"
            min={view.today}
            value={expires}
            onChange={({ currentTarget }) => write({ expires: currentTarget.value })}
          />
        </Group>
      )}
      <Group gap="xs" mt="sm">
        <Button
          size="xs"
          loading={isBusy}
          disabled={missing !== null}
          onClick={() =>
            void actions.decide(key, {
              tier: tiers[place]?.id ?? null,
              rationale,
              approver: isOverride ? approver : '',
              expires: isOverride ? expires : null,
            })
          }
        >
          {isOverride ? 'Override' : place === figures.current[row] ? 'Keep the tier' : 'Decide'}
        </Button>
        {made !== undefined && (
          <Button size="xs" variant="default" onClick={() => void actions.withdraw(key)}>
            Take back
          </Button>
        )}
        {missing !== null && (
          <Text size="xs" c="dimmed">
            {missing}
          </Text>
        )}
      </Group>
      {made !== undefined && (
        <p className={classes['quiet']} style={{ marginTop: 8 }}>
          Decided by {made.by}, {formatWhen(made.at)}
        </p>
      )}
    </Panel>
  );
};

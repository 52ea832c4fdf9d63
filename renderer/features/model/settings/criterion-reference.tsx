import { Button, Text } from '@mantine/core';
import { IconSnowflake } from '@tabler/icons-react';
import { useMemo } from 'react';
import { unbroken } from '#renderer/ui/unbroken.ts';
import type { Criterion, ScoringModel } from '#shared/model/scoring-model.ts';
import { mostFrozenGroups } from '#shared/model/reference-rule.ts';
import type { MetricColumn, Snapshot } from '#shared/model/snapshot.ts';
import { driftFrom, freezeReferences } from '#shared/scoring/reference/freeze.ts';
import { rememberLevels } from '#shared/scoring/reference/peer-levels.ts';
import { referenceRuleOf, referencesFor } from '#shared/scoring/reference/references-for.ts';
import { statisticsOf } from '#shared/scoring/reference-statistics.ts';
import { isRelative } from '#shared/scoring/yardstick.ts';
import { ReferenceFields } from './reference-fields.tsx';
import { driftSentence, fallbackSentences } from './reference-words.ts';
import { today } from './today.ts';

type CriterionReferenceProps = {
  readonly model: ScoringModel;
  /** As it is being changed. */
  readonly criterion: Criterion;
  readonly metric: MetricColumn | undefined;
  readonly snapshot: Snapshot;
  readonly onChange: (rules: Criterion['rules']) => void;
};

/** Whom one criterion measures partners against, what becomes of small groups, and the way to freeze it. */
export const CriterionReference = (props: CriterionReferenceProps) => {
  const { model, criterion, metric, snapshot, onChange } = props;
  const { rules } = criterion;
  const rule = referenceRuleOf(model, criterion);
  const references = useMemo(
    () => referencesFor(model, criterion, metric, rememberLevels(snapshot)),
    [model, criterion, metric, snapshot],
  );
  const drift = useMemo(() => {
    const now = metric === undefined ? null : statisticsOf(metric);
    return rule.kind !== 'frozen' || now === null ? null : driftFrom(rule.whole, now);
  }, [rule, metric]);
  if (!isRelative(criterion.valueFunction)) {
    return (
      <Text fz="sm" c="dimmed">
        The value function has bounds of its own, so nobody is measured against anybody: a new
        partner moves no other. Only worst to best, distance from the average, percentile rank and
        logarithm measure partners against partners.
      </Text>
    );
  }
  const set = rule.kind === 'frozen' ? rule.by : rule;
  const isFrozen = rule.kind === 'frozen';
  const groups = references.yardsticks.length - 1;
  const freeze = (): void => {
    const alive = { ...criterion, rules: { ...rules, reference: set } };
    const now = referencesFor(model, alive, metric, rememberLevels(snapshot));
    const frozen = freezeReferences(now, set, today());
    if (frozen !== null) onChange({ ...rules, reference: frozen });
  };
  return (
    <>
      <ReferenceFields
        snapshot={snapshot}
        rule={rules.reference}
        inherited={model.rules.reference}
        onChange={(reference) => onChange({ ...rules, reference })}
      />
      {set.kind === 'peers' && (
        <ul style={{ margin: 0, paddingInlineStart: 18, fontSize: 12.5 }}>
          {fallbackSentences(references, set.attributes, snapshot).map((sentence) => (
            <li key={sentence}>{unbroken(sentence)}</li>
          ))}
        </ul>
      )}
      {drift !== null && <Text fz="sm">{unbroken(driftSentence(drift))}</Text>}
      {groups > mostFrozenGroups && !isFrozen ? (
        <Text fz="xs" c="dimmed">
          {groups} groups are too many to freeze; at most {mostFrozenGroups} are kept. Ask for more
          partners a group, or for fewer attributes.
        </Text>
      ) : (
        <div>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconSnowflake size={14} />}
            disabled={references.yardsticks.length === 0}
            onClick={freeze}
          >
            {isFrozen ? 'Freeze again as of today' : 'Freeze now'}
          </Button>
          <Text fz="xs" c="dimmed" mt={4}>
            Frozen figures stay as they are on this day: partners who come or change later move
            nobody else.
          </Text>
        </div>
      )}
    </>
  );
};

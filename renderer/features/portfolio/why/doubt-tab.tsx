import { Button, NativeSelect } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { formatCount, formatPercent } from '#renderer/ui/format.ts';
import { doubtOfData, drawPartner, type TierShares } from '#shared/doubt/data-doubt.ts';
import { doubtOfPartner, weightingsForOne, weightingsOf } from '#shared/doubt/doubt-of-partner.ts';
import { stepOfRow } from '#shared/ladder/step-of-row.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { DoubtTable, type TierDoubt } from './doubt-table.tsx';
import { ErrorsDialog } from './errors-dialog.tsx';
import type { PartnerInQuestion } from './partner-in-question.ts';
import { Spoken } from './spoken.tsx';
import { useWhenIdle } from './use-when-idle.ts';
import { usualChoice, withCloud, type WeightChoice } from './weight-choices.ts';
import classes from './why.module.css';

const useTierDoubt = (
  { row, source, open, assumptions }: PartnerInQuestion,
  { doubt }: WeightChoice,
): TierDoubt | null => {
  const { model, snapshot, result } = source;
  const { errors } = assumptions;
  const step = useMemo(() => stepOfRow(model, result.ladder, row), [model, result, row]);
  const weightings = useWhenIdle(useCallback(() => weightingsOf(model, doubt), [model, doubt]));
  return useWhenIdle(
    useCallback(() => {
      if (weightings === null) return null;
      const weights = doubtOfPartner(model, result.columns, row, weightings, open, step);
      if (Object.keys(errors).length === 0) return { weights, data: null, both: null };
      const drawn = drawPartner(model, snapshot, result.columns, row, errors, weightingsForOne);
      return {
        weights,
        data: doubtOfData(model, drawn, null, step),
        both: doubtOfData(model, drawn, weightings, step),
      };
    }, [model, snapshot, result, row, open, errors, weightings, step]),
  );
};

const readOut = (
  { name, source: { model, result } }: PartnerInQuestion,
  tier: number | null,
  { weights, data, both }: TierDoubt,
  { words }: WeightChoice,
): string => {
  if (tier === null) return `${name} has no tier: too little is known.`;
  const shareOf = ({ byTier }: TierShares): string => formatPercent(byTier[tier] ?? 0);
  const stays = `In ${shareOf(weights)} of ${formatCount(weightingsForOne)} weightings ${words}, ${name} is in ${model.tiers[tier]?.name ?? ''}${result.ladder === null ? '' : ' after the next review'}.`;
  return data === null || both === null
    ? `${stays} The data are taken as exact.`
    : `${stays} Under the errors of the data alone it is so in ${shareOf(data)}, under both together in ${shareOf(both)}.`;
};

/** How sure the tier is, by what a person says of the weights and of the data. */
export const DoubtTab = (props: PartnerInQuestion) => {
  const { source, row, assumptions, votes } = props;
  const placed = source.result.tiers[row] ?? noTier;
  const tier = placed === noTier ? null : placed;
  const [chosen, setChosen] = useState('band25');
  const [isAsking, setIsAsking] = useState(false);
  const choices = useMemo(() => withCloud(source.model, votes), [source.model, votes]);
  const choice = choices[chosen] ?? usualChoice;
  const doubt = useTierDoubt(props, choice);
  const stated = Object.keys(assumptions.errors).length;
  return (
    <>
      <h3>How sure the tier is</h3>
      <NativeSelect
        size="xs"
        label="What is known of the weights"
        data={Object.entries(choices).map(([value, { label }]) => ({ value, label }))}
        value={chosen}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      <div className={classes['bar']}>
        <span className={classes['soft']}>
          {stated === 0
            ? 'The data are taken as exact.'
            : `${formatCount(stated)} metrics have an error.`}
        </span>
        <Button
          size="compact-xs"
          variant="default"
          disabled={props.isReadOnly}
          onClick={() => setIsAsking(true)}
        >
          Errors of the data…
        </Button>
      </div>
      {doubt === null ? (
        <div className={classes['doubtAhead']} aria-busy />
      ) : (
        <>
          <DoubtTable model={source.model} tier={tier} doubt={doubt} />
          <Spoken what="how sure the tier is" text={readOut(props, tier, doubt, choice)} />
        </>
      )}
      <p className={classes['soft']}>
        {formatCount(weightingsForOne)} draws, the same each time. Errors are normal and independent
        of each other; they go through formulas, value functions and gates. The others stay as they
        are.
        {source.result.ladder !== null &&
          ' Tiers are those that the next review of the ladder would give for each draw.'}
      </p>
      {isAsking && (
        <ErrorsDialog
          errors={assumptions.errors}
          model={source.model}
          snapshot={source.snapshot}
          doubts={props.doubts}
          onSave={(errors) =>
            props.onAssume('Say how far data may be off', { ...assumptions, errors })
          }
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
};

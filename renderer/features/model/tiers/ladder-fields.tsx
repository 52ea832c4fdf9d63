import { ActionIcon, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { MaskedNotice } from '#renderer/sensitive/masked-notice.tsx';
import { useHidden } from '#renderer/sensitive/masks.tsx';
import type { ScoringActions } from '#renderer/stores/scoring-store.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { ParallelLadder } from '#shared/model/parallel-ladders.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { ladderAbout, laddersAbout } from '#shared/scoring/ladders/check-parallel.ts';
import { ladderOfRows } from '#shared/scoring/ladders/row-ladders.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import { FindingList } from '../finding-list.tsx';
import { changeAttribute, changeLadder, removeLadder } from './ladder-edits.ts';
import { attributesOf, freeLabels } from './ladder-labels.ts';
import classes from '../model.module.css';

type LadderFieldsProps = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly findings: readonly ModelFinding[];
  readonly actions: ScoringActions;
  /** The ladder that is looked at; null for the main one. */
  readonly ladder: string | null;
};

/** Who climbs the ladder that is looked at, and what is doubtful about it; nothing with one ladder alone. */
export const LadderFields = (props: LadderFieldsProps) => {
  const { model, snapshot, findings, ladder } = props;
  const { parallel } = model.rules;
  const own = parallel?.ladders.find(({ id }) => id === ladder);
  if (parallel === undefined) return null;
  const rows = ladderOfRows(model, snapshot);
  const place = rows?.ids.indexOf(own?.id ?? null) ?? -1;
  const count = rows?.of.reduce((sum, each) => sum + Number(each === place), 0) ?? 0;
  const of =
    snapshot.attributes.find(({ code }) => code === parallel.attributeCode)?.name ??
    parallel.attributeCode;
  return (
    <section className={classes['card']} aria-label="Who is on this ladder">
      {own === undefined ? (
        <p className={classes['soft']}>
          {formatCount(count)} {count === 1 ? 'partner' : 'partners'}: everybody whose {of} is on no
          other ladder, and who has none. Criteria and weights are the same on all ladders; what
          does not apply is left out by the rules for absent numbers.
        </p>
      ) : (
        <OwnFields {...props} key={`${own.id} ${own.name}`} own={own} count={count} of={of} />
      )}
      <FindingList findings={findings} about={laddersAbout} />
      {own !== undefined && <FindingList findings={findings} about={ladderAbout(own.id)} />}
    </section>
  );
};

type OwnFieldsProps = LadderFieldsProps & {
  readonly own: ParallelLadder;
  readonly count: number;
  /** The name of the attribute. */
  readonly of: string;
};

const OwnFields = ({ model, snapshot, actions, own, count, of }: OwnFieldsProps) => {
  const hidden = useHidden();
  const [name, setName] = useState(own.name);
  const code = model.rules.parallel?.attributeCode ?? '';
  const isHidden = hidden.attribute(code);
  return (
    <>
      <div className={classes['ladderHead']}>
        <TextInput
          size="xs"
          label="Ladder"
          maxLength={120}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          onBlur={() => {
            const next = name.trim();
            if (next === '') setName(own.name);
            else if (next !== own.name) {
              actions.edit(`Rename the ladder ${own.name} to ${next}`, (before) =>
                changeLadder(before, own.id, { name: next }),
              );
            }
          }}
        />
        <NativeSelect
          size="xs"
          label="Climbed by the labels of"
          data={attributesOf(snapshot, code)}
          value={code}
          onChange={({ currentTarget }) => {
            const next = currentTarget.value;
            actions.edit('Let another attribute say who is on which ladder', (before) =>
              changeAttribute(before, next),
            );
          }}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove the ladder ${own.name}`}
          title="Its partners are on the main ladder again"
          onClick={() =>
            actions.edit(`Remove the ladder ${own.name}`, (before) => removeLadder(before, own.id))
          }
        >
          <IconTrash size={15} />
        </ActionIcon>
      </div>
      {isHidden ? (
        <MaskedNotice what={of} />
      ) : (
        <MultiSelect
          size="xs"
          label={`${of}: who climbs it`}
          searchable
          data={[...freeLabels(model, snapshot, own.id)]}
          value={[...own.labels]}
          onChange={(labels) =>
            actions.edit(
              `Let ${labels.join(', ') || 'nobody'} climb the ladder ${own.name}`,
              (before) => changeLadder(before, own.id, { labels }),
            )
          }
        />
      )}
      <p className={classes['soft']}>
        {formatCount(count)} {count === 1 ? 'partner' : 'partners'} on it as it is now.
        {isHidden ? ' A proposal says who is on it, and not by which label.' : ''}
      </p>
    </>
  );
};

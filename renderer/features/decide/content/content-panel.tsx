import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { DataGrid } from '#renderer/grid/data-grid.tsx';
import { useHidden } from '#renderer/sensitive/masks.tsx';
import { TierFlowTable } from '#renderer/tiers/tier-flow-table.tsx';
import { Facts, type Fact } from '#renderer/ui/facts.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { titlesOf } from '#shared/scoring/ladders/tier-groups.ts';
import type { Movement } from '#shared/scoring/movement.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { moverColumns } from './mover-columns.ts';
import type { MoverSource } from './mover-source.ts';
import { criteriaWithoutData, judgedColumns, type ProposalContent } from './proposal-content.ts';
import classes from '../decide.module.css';

type ContentPanelProps = {
  readonly content: ProposalContent;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
};

const mostNamed = 12;

/** Partners per proposed tier, wherever they come from. */
const proposedCounts = (model: ScoringModel, { matrix }: Movement): readonly Fact[] =>
  titlesOf(model).map((label, tier) => ({
    label,
    value: formatCount(matrix.reduce((sum, line) => sum + (line[tier] ?? 0), 0)),
  }));

/** What will be put to the approvers: the movement, who moves and why, who is left without a tier. */
export const ContentPanel = ({ content, model, snapshot }: ContentPanelProps) => {
  const { movement, movers, withoutTier, hasCurrentTiers, unknownTiers } = content;
  const hidden = useHidden();
  const source = useMemo(
    (): MoverSource => ({
      movers,
      model,
      snapshot,
      hidden,
      columns: judgedColumns(model, snapshot),
    }),
    [movers, model, snapshot, hidden],
  );
  const blind = useMemo(() => criteriaWithoutData(model, snapshot), [model, snapshot]);
  const named = withoutTier.slice(0, mostNamed).map((row) => snapshot.partnerNames[row] ?? '');

  return (
    <>
      {(unknownTiers.length > 0 || blind.length > 0) && (
        <Notice tone="warning" icon={<IconAlertTriangle size={18} />} title="Before you sign">
          {blind.length > 0 && (
            <Text size="sm">
              No import delivers data for {blind.slice(0, 5).join(', ')}; it is missing for
              everybody.
            </Text>
          )}
          {unknownTiers.length > 0 && (
            <Text size="sm">
              Some partners have a tier of today that the model does not know (
              {unknownTiers.slice(0, 5).join(', ')}); they count as having none.
            </Text>
          )}
        </Notice>
      )}
      <Panel
        title="Tiers of today and proposed"
        description={`${formatCount(content.partners)} partners. Scored again by the engine when it is signed.`}
      >
        {hasCurrentTiers ? (
          <TierFlowTable movement={movement} model={model} fromName="Today" toName="Proposed" />
        ) : (
          <>
            <Facts facts={proposedCounts(model, movement)} />
            <Text size="sm" mt="sm">
              No imported column says which tier a partner has today, so nobody moves: every tier is
              proposed for the first time.
            </Text>
          </>
        )}
      </Panel>
      {movers.length > 0 && (
        <Panel
          title={`${formatCount(movers.length)} ${movers.length === 1 ? 'partner moves' : 'partners move'}`}
          description="Largest steps first; the reason is in points of the score."
        >
          <div className={classes['movers']} data-many={movers.length > 12 || undefined}>
            <DataGrid
              label="Partners who move"
              columns={moverColumns}
              rows={movers.length}
              source={source}
            />
          </div>
        </Panel>
      )}
      {withoutTier.length > 0 && (
        <Panel
          title={`${formatCount(withoutTier.length)} without a tier: too little is known`}
          description={`Less than ${Math.round(model.minimumCoverage * 100)} % of the weight is covered. They stand in the proposal without a tier.`}
        >
          <Text size="sm">
            {named.join(', ')}
            {withoutTier.length > named.length
              ? ` and ${formatCount(withoutTier.length - named.length)} more`
              : ''}
          </Text>
        </Panel>
      )}
    </>
  );
};

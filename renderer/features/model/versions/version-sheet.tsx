import { Modal } from '@mantine/core';
import { ByLadder } from '#renderer/tiers/by-ladder.tsx';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { formatNumber, formatPercent } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { unbroken } from '#renderer/ui/unbroken.ts';
import { valueFunctionWords } from '#shared/methodology/value-function-words.ts';
import type { ModelVersion } from '#shared/model/model-version.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { isDeduction } from '#shared/scoring/criteria.ts';
import { hasFurtherLadders } from '#shared/scoring/ladders/ladder-spans.ts';
import { tierGroupsOf } from '#shared/scoring/ladders/tier-groups.ts';
import { cutWords } from '#shared/scoring/lines/line-words.ts';
import classes from './versions.module.css';

type VersionSheetProps = {
  readonly version: ModelVersion;
  readonly model: ScoringModel;
  readonly onClose: () => void;
};

/** What a version says, to be read. */
export const VersionSheet = ({ version, model, onClose }: VersionSheetProps) => (
  <Modal
    opened
    onClose={onClose}
    size={820}
    title={`Version ${version.number}: ${version.name}, ${version.state}`}
  >
    <div className={classes['comparison']}>
      <PlainTable
        label="Weights and value functions"
        head={
          <tr>
            <th scope="col">Dimension, criterion</th>
            <th scope="col" data-align="end">
              Weight
            </th>
            <th scope="col">How a number is judged</th>
          </tr>
        }
      >
        {model.dimensions.flatMap((dimension) => [
          <tr key={dimension.id}>
            <th scope="row">{dimension.name}</th>
            <td data-align="end">
              {isDeduction(dimension) ? '' : formatPercent(dimension.weight)}
            </td>
            <td>
              {isDeduction(dimension)
                ? `takes up to ${formatNumber(100 * dimension.weight, 1)} points off`
                : ''}
            </td>
          </tr>,
          ...dimension.criteria.map((criterion) => (
            <tr key={criterion.id}>
              <td className={classes['indent']}>{criterion.name}</td>
              <td data-align="end">{formatPercent(criterion.weight)}</td>
              <td className={classes['wrap']}>
                {unbroken(valueFunctionWords(criterion.valueFunction, ''))}
              </td>
            </tr>
          )),
        ])}
      </PlainTable>
      <PlainTable
        label="Tiers and lines"
        head={
          <tr>
            <th scope="col">Tier</th>
            <th scope="col">Line</th>
            <th scope="col" data-align="end">
              Gates
            </th>
          </tr>
        }
      >
        <ByLadder groups={tierGroupsOf(model)} columns={3}>
          {(tier, index) => (
            <tr>
              <th scope="row">
                <TierBadge tier={tier} index={index} />
              </th>
              <td>
                {unbroken(cutWords(tier.rules.cut, tier.line, '', hasFurtherLadders(model.tiers)))}
              </td>
              <td data-align="end">{tier.rules.gates.length}</td>
            </tr>
          )}
        </ByLadder>
      </PlainTable>
      <p className={classes['hash']}>SHA-256 {version.sha256}</p>
    </div>
  </Modal>
);

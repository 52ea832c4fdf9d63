import { NativeSelect, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { formatNumber } from '#renderer/ui/format.ts';
import { nearestPeers, scoreNeighbours, type Peer } from '#shared/reasons/peers.ts';
import { criteriaOf, effectiveWeights } from '#shared/scoring/criteria.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import type { PartnerInQuestion } from './partner-in-question.ts';
import { listWords } from './read-out.ts';
import { Spoken } from './spoken.tsx';
import classes from './why.module.css';

const peersShown = 5;
const neighboursShown = 2;

/** Whom the partner is compared with: the nearest by profile, and those next to it by score. */
export const PeersTab = ({ row, name, source, onAsk }: PartnerInQuestion) => {
  const { model, snapshot, result, hidden } = source;
  const [among, setAmong] = useState('everybody');
  const choices = [
    { value: 'everybody', label: 'Everybody' },
    { value: 'tier', label: `The same tier` },
    ...snapshot.attributes
      .filter(({ code, role }) => role === 'attribute' && !hidden.attribute(code))
      .map(({ code, name: attribute }) => ({
        value: `attribute:${code}`,
        label: `The same ${attribute}`,
      })),
  ];
  const isPeer = useMemo(() => {
    const attribute = snapshot.attributes.find(({ code }) => `attribute:${code}` === among);
    if (attribute !== undefined) {
      return (other: number): boolean => attribute.codes[other] === attribute.codes[row];
    }
    return among === 'tier'
      ? (other: number): boolean => result.tiers[other] === result.tiers[row]
      : (): boolean => true;
  }, [among, snapshot, result, row]);
  const nearest = useMemo(
    () => nearestPeers(result.columns, effectiveWeights(model), row, peersShown, isPeer),
    [result, model, row, isPeer],
  );
  const neighbours = useMemo(
    () => scoreNeighbours(result.order, row, neighboursShown, isPeer),
    [result, row, isPeer],
  );
  const nameOf = (other: number): string => snapshot.partnerNames[other] ?? '';
  const text =
    nearest.length === 0
      ? `Nobody among these can be compared with ${name}: too little is known of both.`
      : `By profile the nearest to ${name} are: ${listWords(nearest.slice(0, 3).map((peer) => nameOf(peer.row)))}`;
  const around = [...neighbours.above.toReversed(), row, ...neighbours.below];
  return (
    <>
      <NativeSelect
        size="xs"
        mt={10}
        label="Compare with"
        data={choices}
        value={among}
        onChange={({ currentTarget }) => setAmong(currentTarget.value)}
      />
      <Spoken what="the peers" text={text} />
      <h3>Nearest by profile</h3>
      <table className={classes['parts']} aria-label="Nearest by profile">
        <thead>
          <tr>
            <th scope="col">Partner</th>
            <th scope="col" data-align="end">
              Apart
            </th>
            <th scope="col" data-align="end">
              Score
            </th>
          </tr>
        </thead>
        <tbody>
          {nearest.map((peer) => (
            <tr key={peer.row}>
              <td>
                <UnstyledButton className={classes['trace']} onClick={() => onAsk(peer.row)}>
                  {nameOf(peer.row)}
                </UnstyledButton>
                <div className={classes['soft']}>{differenceWords(peer, model)}</div>
              </td>
              <td data-align="end">{formatNumber(peer.distance, 1)}</td>
              <td data-align="end">{scoreWords(result.scores[peer.row])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>Next to it by score</h3>
      <table className={classes['parts']} aria-label="Next to it by score">
        <tbody>
          {around.map((other) => (
            <tr key={other} aria-current={other === row || undefined}>
              <td>
                {other === row ? (
                  <b>{nameOf(other)}</b>
                ) : (
                  <UnstyledButton className={classes['trace']} onClick={() => onAsk(other)}>
                    {nameOf(other)}
                  </UnstyledButton>
                )}
              </td>
              <td>
                <TierBadge
                  tier={model.tiers[result.tiers[other] ?? noTier] ?? null}
                  index={result.tiers[other] ?? noTier}
                  none="No tier"
                />
              </td>
              <td data-align="end">{scoreWords(result.scores[other])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes['soft']}>
        Apart: the root of the weighted mean of squared differences of values from 0 to 100, over
        the criteria that both have.
      </p>
    </>
  );
};

const scoreWords = (score: number | undefined): string =>
  score === undefined || Number.isNaN(score) ? '–' : formatNumber(score, 1);

const differenceWords = (
  { differsBy }: Peer,
  model: PartnerInQuestion['source']['model'],
): string => {
  const criterion = criteriaOf(model).find((placed) => placed.criterion.id === differsBy?.id);
  return differsBy === null || criterion === undefined
    ? 'no difference'
    : `${differsBy.lead > 0 ? 'ahead' : 'behind'} most in ${criterion.criterion.name}`;
};

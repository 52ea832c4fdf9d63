import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { useReveal } from '#renderer/sensitive/masks.tsx';
import { formatDay } from '#renderer/ui/format.ts';
import type { PartnerGroup } from '#shared/model/partners.ts';
import { GroupPanel } from './group-panel.tsx';
import type { Decide, PartnerLookup } from './partner-lookup.ts';
import classes from './partners.module.css';

type PartnerDetailsProps = {
  readonly partner: string;
  readonly lookup: PartnerLookup;
  readonly onDecide: Decide;
  /** Its group, where it belongs to one and the answer is here. */
  readonly group: PartnerGroup | null;
  readonly onAskGroup: (partner: string) => void;
  readonly onClose: () => void;
};

type KeyFormProps = {
  readonly label: string;
  readonly description: string;
  readonly action: string;
  readonly initial?: string;
  readonly onTake: (key: string) => void;
};

const KeyForm = ({ label, description, action, initial = '', onTake }: KeyFormProps) => {
  const [key, setKey] = useState(initial);
  const take = (event: SyntheticEvent): void => {
    event.preventDefault();
    onTake(key.trim().normalize('NFC'));
  };
  return (
    <form onSubmit={take}>
      <Group gap="xs" align="end" wrap="nowrap" mt="xs">
        <TextInput
          size="xs"
          flex={1}
          label={label}
          description={description}
          value={key}
          onChange={({ currentTarget }) => setKey(currentTarget.value)}
        />
        <Button size="xs" variant="default" type="submit" disabled={key.trim() === initial}>
          {action}
        </Button>
      </Group>
    </form>
  );
};

/** One partner: what is known of it, its aliases and its parent, and the way to change them. */
export const PartnerDetails = (props: PartnerDetailsProps) => {
  const { partner, lookup, group, onDecide, onAskGroup, onClose } = props;
  const { isRevealed } = useReveal();
  // Parents may be others now, or values be shown: asked anew with each list.
  useEffect(() => {
    onAskGroup(partner);
  }, [onAskGroup, partner, lookup, isRevealed]);
  const { list, snapshot, nameOf } = lookup;
  const row = lookup.rowOf(partner);
  const aliases = lookup.aliasesOf(partner);
  const parent = list.parents[row] ?? '';
  const isByHand = list.parentsByHand.includes(row);
  const children = snapshot.partnerKeys.filter((_, at) => list.parents[at] === partner);
  const first = list.runs[list.firstRun[row] ?? -1];
  const last = list.runs[list.lastRun[row] ?? -1];
  return (
    <aside className={classes['details']} aria-label={`About ${nameOf(partner)}`}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <h2 className={classes['name']}>{nameOf(partner)}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label="Close details" onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
      <Text size="xs" c="dimmed">
        {partner}, in {list.sourceSets[list.sourceSetOf[row] ?? 0]}
        {first !== undefined &&
          `; first seen in ${first.fileName} of ${formatDay(first.importedAt)}`}
        {last !== undefined &&
          last !== first &&
          `, last in ${last.fileName} of ${formatDay(last.importedAt)}`}
      </Text>
      <h3>Aliases</h3>
      {aliases.length === 0 ? (
        <Text size="sm">None; no other key counts as this partner.</Text>
      ) : (
        <ul className={classes['aliases']}>
          {aliases.map(({ key, name }) => (
            <li key={key}>
              <span>
                {key}
                {name !== key && <span className={classes['soft']}> {name}</span>}
              </span>
              {onDecide !== null && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Split ${key} again`}
                  onClick={() => void onDecide({ kind: 'split', alias: key })}
                >
                  Split
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {onDecide !== null && (
        <KeyForm
          label="Merge another key into it"
          description="Its rows, also of later imports, then count here."
          action="Merge"
          onTake={(alias) => void onDecide({ kind: 'merge', survivor: partner, alias })}
        />
      )}
      <h3>Parent</h3>
      <Text size="sm">
        {parent === '' ? 'None' : `${nameOf(parent)} (${parent})`}
        {isByHand ? ', given by hand' : ''}
      </Text>
      {onDecide !== null && (
        <>
          <KeyForm
            key={parent}
            label="Key of the parent"
            description="A partner or a holding that no file names. Empty: none."
            action="Save"
            initial={parent}
            onTake={(key) => void onDecide({ kind: 'setParent', partner, parent: key })}
          />
          {isByHand && (
            <Button
              size="compact-xs"
              variant="subtle"
              mt={4}
              onClick={() => void onDecide({ kind: 'setParent', partner, parent: null })}
            >
              Take the parent from the files
            </Button>
          )}
        </>
      )}
      {children.length > 0 && (
        <>
          <h3>Belonging to it</h3>
          <Text size="sm">{children.map(nameOf).join(', ')}</Text>
        </>
      )}
      {group !== null && group.members.some(({ key }) => key === partner) && (
        <GroupPanel group={group} />
      )}
    </aside>
  );
};

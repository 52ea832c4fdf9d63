import { NativeSelect, Text } from '@mantine/core';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { attributeUses, type AttributeUse } from '#shared/model/partners.ts';
import type { Decide, PartnerLookup } from './partner-lookup.ts';
import classes from './partners.module.css';

type AttributeUsesProps = { readonly lookup: PartnerLookup; readonly onDecide: Decide };

const words: Readonly<Record<AttributeUse, string>> = {
  identifier: 'Identifier (VAT, DUNS, LEI …)',
  email: 'E-mail address',
  web: 'Web address',
  phone: 'Telephone number',
  parent: 'Key of the parent',
};

const isUse = (text: string): text is AttributeUse =>
  attributeUses.some((candidate) => candidate === text);

/** Which attributes identify a partner, and which one names its parent. */
export const AttributeUses = ({ lookup, onDecide }: AttributeUsesProps) => {
  const { snapshot, list } = lookup;
  const uses = new Map(list.uses.map(({ code, use }) => [code, use]));
  const attributes = snapshot.attributes.filter(({ role }) => role === 'attribute');
  return (
    <div className={classes['scroll']}>
      <Text size="sm" c="dimmed">
        An identifier that two partners share is strong evidence that they are one; different ones
        speak against it. The key of the parent makes groups.
      </Text>
      <PlainTable
        label="What attributes tell"
        head={
          <tr>
            <th scope="col">Attribute</th>
            <th scope="col">For example</th>
            <th scope="col">Tells</th>
          </tr>
        }
      >
        {attributes.map(({ code, name, labels }) => (
          <tr key={code}>
            <th scope="row">{name}</th>
            <td>{labels.slice(1, 4).join(', ')}</td>
            <td>
              <NativeSelect
                size="xs"
                aria-label={`What ${name} tells`}
                disabled={onDecide === null}
                value={uses.get(code) ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  void onDecide?.({ kind: 'useAttribute', code, use: isUse(value) ? value : null })
                }
                data={[
                  { value: '', label: 'Describes only' },
                  ...attributeUses.map((use) => ({ value: use, label: words[use] })),
                ]}
              />
            </td>
          </tr>
        ))}
      </PlainTable>
    </div>
  );
};

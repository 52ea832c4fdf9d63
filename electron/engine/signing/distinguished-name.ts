import { der, derTag, membersOf, sequence, setOf, type DerElement } from './der.ts';
import { objectIds } from './object-ids.ts';

/** Whom a certificate names. An organization of '' is left out. */
export type Subject = {
  readonly name: string;
  /** For which part of the company the person decides; '' for an authority. */
  readonly function: string;
  readonly organization: string;
};

const utf8 = (text: string): Buffer => der(derTag.utf8String, Buffer.from(text, 'utf8'));

/** A Name of RFC 5280: organization, function as organizational unit, common name. */
export const writeName = ({ name, function: role, organization }: Subject): Buffer =>
  sequence(
    ...(organization === '' ? [] : [setOf(sequence(objectIds.organization, utf8(organization)))]),
    ...(role === '' ? [] : [setOf(sequence(objectIds.organizationalUnit, utf8(role)))]),
    setOf(sequence(objectIds.commonName, utf8(name))),
  );

const textTags: ReadonlyMap<number, string> = new Map([
  [derTag.utf8String, 'utf-8'],
  [derTag.printableString, 'ascii'],
  [derTag.ia5String, 'ascii'],
  [derTag.bmpString, 'utf-16be'],
]);

const textOf = (element: DerElement | undefined): string | null => {
  const encoding = element === undefined ? undefined : textTags.get(element.tag);
  try {
    return encoding === undefined || element === undefined
      ? null
      : new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(element.content);
  } catch {
    // Bytes that are no text of their kind name nobody.
    return null;
  }
};

/**
 * Reads whom a Name names; null where it cannot be read or names a common name or unit twice. The
 * function is the organizational unit, or the title where there is none.
 */
export const readName = (element: DerElement | undefined): Subject | null => {
  const sets = membersOf(element);
  if (sets === null) {
    return null;
  }
  const found = new Map<string, string>();
  for (const each of sets) {
    for (const pair of membersOf(each, derTag.set) ?? []) {
      const [id, value] = membersOf(pair) ?? [];
      const text = textOf(value);
      const kind =
        id === undefined ? undefined : nameKinds.find(([of]) => of.equals(id.bytes))?.[1];
      if (id === undefined || (kind !== undefined && (text === null || found.has(kind)))) {
        return null;
      }
      if (kind !== undefined && text !== null) {
        found.set(kind, text);
      }
    }
  }
  const name = found.get('name');
  return name === undefined
    ? null
    : {
        name,
        function: found.get('unit') ?? found.get('title') ?? '',
        organization: found.get('organization') ?? '',
      };
};

const nameKinds = [
  [objectIds.commonName, 'name'],
  [objectIds.organizationalUnit, 'unit'],
  [objectIds.title, 'title'],
  [objectIds.organization, 'organization'],
] as const;

import { drawSubheading, small, whole, type Pages, type PrintedProposal } from './printed.ts';

/** Almost every text of a document is of these alone. */
const plain = /^[\n -~]*$/u;

/** Every text of a document that is more than ASCII. */
const textsOf = (value: unknown, found: Set<string> = new Set()): ReadonlySet<string> => {
  if (typeof value === 'string') {
    if (!plain.test(value)) found.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) textsOf(member, found);
  }
  return found;
};

const code = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const mostNamed = 24;

/** Which characters are printed as a box, how many partners have some, and where the true text is. */
export const lackingSentence = (
  { partners }: Pick<PrintedProposal, 'partners'>,
  lacking: readonly string[],
  isLacking: (text: string) => boolean,
): string => {
  const named = lacking.slice(0, mostNamed).map(code).join(', ');
  const more = lacking.length - mostNamed;
  const names = partners.filter(({ name }) => isLacking(name)).length;
  const which =
    names === 0
      ? ''
      : ` ${names === 1 ? 'The name of one partner has' : `The names of ${whole(names)} partners have`} some.`;
  return `The font of these pages lacks ${lacking.length === 1 ? 'a character, which is' : `${whole(lacking.length)} characters, which are`} printed as □: ${named}${more > 0 ? ` and ${whole(more)} more` : ''}.${which} The true text is in proposal.json, which is attached to this file, and in tiers.csv.`;
};

/** Says which characters stand as a box in these pages and where they are told; nothing where none does. */
export const drawLacking = ({ sheet, document }: Pages): void => {
  const lacking = sheet.lacking(textsOf(document));
  if (lacking.length > 0) {
    const isLacking = (text: string): boolean => sheet.lacking([text]).length > 0;
    sheet.down(6);
    drawSubheading(sheet, 'Not all of it can be printed', 40, 'H2');
    sheet.paragraph(lackingSentence(document, lacking, isLacking), small);
  }
};

import type { AttributeUse, PartnerDecision } from '../model/partners.ts';

const useWords: Readonly<Record<AttributeUse, string>> = {
  identifier: 'an identifier',
  email: 'an e-mail address',
  web: 'a web address',
  phone: 'a telephone number',
  parent: 'the parent',
};

/** A text of at most so many characters, so that a step can be named after it. */
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** The decision as the history lists it. */
export const decisionLabel = (
  decision: PartnerDecision,
  nameOf: (key: string) => string,
): string => {
  const name = (key: string): string => short(nameOf(key));
  switch (decision.kind) {
    case 'merge':
      return `Merge ${name(decision.alias)} into ${name(decision.survivor)}`;
    case 'split':
      return `Split ${name(decision.alias)} again`;
    case 'keepApart':
      return `Keep ${name(decision.one)} and ${name(decision.other)} apart`;
    case 'offerAgain':
      return `Offer ${name(decision.one)} and ${name(decision.other)} again`;
    case 'setParent':
      return decision.parent === null
        ? `Take the parent of ${name(decision.partner)} from the files`
        : decision.parent === ''
          ? `Give ${name(decision.partner)} no parent`
          : `Put ${name(decision.partner)} under ${name(decision.parent)}`;
    case 'useAttribute':
      return decision.use === null
        ? `Let ${short(decision.code)} only describe`
        : `Read ${short(decision.code)} as ${useWords[decision.use]}`;
  }
};

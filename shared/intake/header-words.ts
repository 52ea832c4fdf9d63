/**
 * A header as words: `ResellerKey`, `reseller_key` and `RESELLER KEY` are all `reseller key`. What
 * a header means is guessed from these, never from parts of words.
 */
export const headerWords = (header: string): readonly string[] =>
  header
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}%#]+/u)
    .filter((word) => word !== '');

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));

export const partnerWords = wordsOf(
  'partner partners reseller vendor supplier distributor dealer customer client lieferant haendler händler kunde fournisseur',
);
export const weakPartnerWords = wordsOf('account company organisation organization entity firm bp');
export const idWords = wordsOf(
  'id ids key no number nr num code # uid guid uuid identifier nummer schluessel sku ean',
);
export const nameWords = wordsOf('name title bezeichnung nom');
export const tierWords = wordsOf('tier level class status grade');
export const additiveWords = wordsOf(
  'amount sales revenue turnover qty quantity total subtotal value volume units orders deals leads count tax freight cost costs spend margin profit hours mdf bookings pipeline menge umsatz betrag',
);
/** What these name is no amount, whatever stands beside them: a sum of margins in per cent says nothing. */
const relativeWords = wordsOf('% percent percentage pct rate ratio share average avg mean');
export const averageWords = wordsOf(
  'rate ratio price percent percentage pct % share score rating average avg mean index nps csat time days age lead satisfaction utilisation utilization preis',
);
const lowerIsBetterWords = wordsOf(
  'cost costs churn reject rejected rejects rejection return returns returned complaint complaints days delay delays late defect defects error errors ticket tickets escalation escalations overdue debt claim claims expense expenses risk downtime breach breaches incidents refunds freight',
);
export const notMeasuredWords = wordsOf(
  'year month quarter week day period zip plz postcode phone fax status revision',
);

/** Whether many numbers of a column are averaged rather than added up: `Margin %`, not `Margin`. */
export const isAveraged = (header: string): boolean =>
  hasWord(header, relativeWords) ||
  (hasWord(header, averageWords) && !hasWord(header, additiveWords));

const waitingTime = /\b(?:lead|response|resolution|cycle|repair|waiting|delivery) time\b/u;

/** Whether less of it is better, as with costs, rejects and waiting; `on time` is none of them. */
export const isLowerBetter = (header: string): boolean =>
  hasWord(header, lowerIsBetterWords) || waitingTime.test(headerWords(header).join(' '));

/** True where one of the words of a header is in `words`. */
export const hasWord = (header: string, words: ReadonlySet<string>): boolean =>
  headerWords(header).some((word) => words.has(word));

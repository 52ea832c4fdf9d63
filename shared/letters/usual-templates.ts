import type { LetterTemplates } from '../model/letter.ts';

const opening = `{{date}}

{{partner}}

`;

/** Left out where everybody is on one ladder. */
const ladder = `The tiers that you climb are those of {{ladder}}.
`;

const why = `Why:
{{reasons}}

`;

const next = `For {{nextTier}} it takes:
{{nextTierTakes}}

`;

const closing = `Questions: {{contact}}`;

/** What letters say until a person words them otherwise. */
export const usualTemplates: LetterTemplates = {
  promotion: {
    subject: '{{programme}}: {{tierDecided}} from {{effectiveDate}}',
    body: `${opening}From {{effectiveDate}} you are in the tier {{tierDecided}} (until now: {{tierNow}}).
${ladder}
${why}What the tier gives:
{{entitlements}}

${next}${closing}`,
  },
  hold: {
    subject: '{{programme}}: your tier stays {{tierDecided}}',
    body: `${opening}Your tier stays {{tierDecided}}, reviewed with effect from {{effectiveDate}}.
${ladder}
${why}${next}${closing}`,
  },
  watch: {
    subject: '{{programme}}: {{tierDecided}} is being watched',
    body: `${opening}Your tier stays {{tierDecided}} for now, and it is being watched from {{effectiveDate}} on.
${ladder}
${why}${next}${closing}`,
  },
  notice: {
    subject: '{{programme}}: {{tierDecided}} from {{effectiveDate}}',
    body: `${opening}From {{effectiveDate}} your tier is {{tierDecided}} (until now: {{tierNow}}).
The notice ends on {{noticeUntil}}.
${ladder}
${why}${next}${closing}`,
  },
  contact: '',
};

import type { ProposalBody } from '#shared/proposal/proposal-document.ts';
import { reasonsHeldBack } from '#shared/proposal/judge-again.ts';
import { rulesOfDocument } from '#shared/proposal/stated-rules.ts';
import { ruleSentence } from '#shared/scoring/rule-words.ts';
import { formatBound } from './format-bound.ts';
import { absenceSentence, methodWords } from './method-words.ts';
import type { TierCut } from '#shared/model/tier-cut.ts';
import { cutWords, tieWords } from '#shared/scoring/lines/line-words.ts';
import { createSheet, ink, type Sheet, type TextStyle } from './pdf-sheet.ts';

const body: TextStyle = { size: 9.5 };
const small: TextStyle = { size: 8.5, color: ink.soft };
const heading: TextStyle = { size: 12.5, bold: true, color: ink.accent };
const cell: TextStyle = { size: 8.5 };
const head: TextStyle = { size: 8, bold: true, color: ink.soft };

type StatedCut = NonNullable<ProposalBody['tiers'][number]['cut']>;

const percent = (share: string): string => `${(Number(share) * 100).toFixed(1)} %`;

const tierName = (document: ProposalBody, tier: number | null): string =>
  tier === null ? 'none' : (document.tiers[tier]?.name ?? 'none');

/**
 * The proposal for people: what changes, every tier, the method and how to verify, with `json` attached.
 * The JSON is the truth and the pages are its rendering. The same input gives the same bytes.
 */
export const renderProposalPdf = async (
  document: ProposalBody & {
    readonly signer?: { readonly name: string; readonly function: string };
  },
  json: { readonly bytes: Uint8Array; readonly sha256: string },
  fontsFolder: URL,
  /** More that stands between what changes and the method, and after everything. */
  more: { readonly amid?: (sheet: Sheet) => void; readonly last?: (sheet: Sheet) => void } = {},
): Promise<Uint8Array> => {
  const at = new Date(document.createdAt);
  const sheet = await createSheet(fontsFolder, document.title, at);
  await sheet.pdf.attach(json.bytes, 'proposal.json', {
    mimeType: 'application/json',
    description: 'What is signed; these pages are its rendering.',
    creationDate: at,
    modificationDate: at,
  });
  drawCover(sheet, document, json.sha256);
  drawCounts(sheet, document);
  drawMovers(sheet, document);
  drawHeldBack(sheet, document);
  more.amid?.(sheet);
  drawMethod(sheet, document);
  drawInputs(sheet, document);
  drawTierTable(sheet, document);
  more.last?.(sheet);
  return sheet.finish(
    (page, pages) =>
      `${document.programme} · ${document.title.slice(0, 60)} · ${json.sha256.slice(0, 16)}… · page ${page} of ${pages}`,
  );
};

/** A heading with at least `room` points below it on the page. */
export const section = (sheet: Sheet, title: string, room: number): void => {
  sheet.down(16);
  sheet.ensure(room);
  sheet.text(title, 0, heading);
  sheet.down(17);
};

const drawCover = (
  sheet: Sheet,
  document: Parameters<typeof renderProposalPdf>[0],
  sha256: string,
): void => {
  sheet.text(document.programme, 0, { size: 10, color: ink.soft });
  sheet.down(26);
  sheet.paragraph(document.title, { size: 20, bold: true });
  sheet.down(2);
  sheet.rule(ink.accent);
  sheet.down(18);
  const facts: readonly (readonly [string, string])[] = [
    ...(document.signer === undefined
      ? []
      : [['Signed by', `${document.signer.name}, ${document.signer.function}`] as const]),
    ['Made', `${document.createdAt.slice(0, 16).replace('T', ' ')} UTC`],
    ['Partners', String(document.partners.length)],
    ['SHA-256 of proposal.json', sha256],
  ];
  for (const [label, value] of facts) {
    sheet.text(label, 0, small);
    sheet.text(sheet.fit(value, sheet.width - 130, body), 130, body);
    sheet.down(14.5);
  }
  if (document.rationale.trim() !== '') {
    section(sheet, 'Why', 60);
    sheet.paragraph(document.rationale, body);
  }
};

const drawCounts = (sheet: Sheet, document: ProposalBody): void => {
  section(sheet, 'Partners per tier', 120);
  const right = [300, 365, 430, 487];
  const row = (style: TextStyle, ...cells: readonly string[]): void => {
    const [name = '', ...numbers] = cells;
    sheet.text(sheet.fit(name, 210, style), 0, style);
    numbers.forEach((number, index) =>
      sheet.text(number, right[index] ?? 0, { ...style, alignRight: true }),
    );
    sheet.down(14);
  };
  row(head, 'Tier', 'From score', 'Today', 'Proposed', 'Change');
  [...document.tiers, null].forEach((tier, index) => {
    const today = document.counts.current[index] ?? 0;
    const proposed = document.counts.proposed[index] ?? 0;
    if (tier === null && today === 0 && proposed === 0) {
      return;
    }
    const change = proposed - today;
    row(
      cell,
      tier?.name ?? 'Not enough data, or no tier',
      tier === null ? '' : (tier.line ?? 'below'),
      String(today),
      String(proposed),
      `${change > 0 ? '+' : ''}${change}`,
    );
  });
  drawCuts(sheet, document);
};

/** How lines were found that no person set. */
const drawCuts = (sheet: Sheet, { tiers }: ProposalBody): void => {
  for (const { name, cut } of tiers) {
    if (cut !== undefined) {
      sheet.paragraph(`${name}: ${statedCutWords(cut)}.`, small);
    }
  }
};

const statedCutWords = ({ by, of, ties }: StatedCut): string => {
  const amount = Number(of);
  const cut: TierCut =
    by === 'count'
      ? { by, count: amount, ties }
      : by === 'share'
        ? { by, share: amount, ties }
        : { by, amount, ties };
  return `${cutWords(cut, null, '')}; ${tieWords(cut)}`;
};

const drawMovers = (sheet: Sheet, document: ProposalBody): void => {
  const movers = document.partners.filter(
    ({ currentTier, proposedTier }) => currentTier !== proposedTier,
  );
  section(sheet, `Who moves (${movers.length})`, 70);
  if (movers.length === 0) {
    sheet.paragraph('Nobody: every partner keeps the tier of today.', body);
    return;
  }
  for (const mover of movers) {
    sheet.ensure(13);
    const { currentTier: from, proposedTier: to } = mover;
    const isUp = from !== null && to !== null && to < from;
    const isDown = from !== null && to !== null && to > from;
    const style = { ...cell, color: isUp ? ink.up : isDown ? ink.down : ink.soft };
    sheet.text(isUp ? '▲' : isDown ? '▼' : '◆', 0, style);
    sheet.text(sheet.fit(mover.name, 230, cell), 14, cell);
    sheet.text(
      sheet.fit(`${tierName(document, from)} → ${tierName(document, to)}`, 175, cell),
      255,
      style,
    );
    sheet.text(mover.score === null ? '–' : Number(mover.score).toFixed(1), sheet.width, {
      ...cell,
      alignRight: true,
    });
    sheet.down(13);
  }
};

/** Partners whose score reaches a higher tier than gates and vetoes allow. */
const drawHeldBack = (sheet: Sheet, document: ProposalBody): void => {
  const held = document.partners.flatMap((partner) => {
    const reasons = reasonsHeldBack(partner, document);
    return reasons.length === 0 ? [] : [{ partner, reasons }];
  });
  if (rulesOfDocument(document).length === 0) {
    return;
  }
  section(sheet, `Held back by gates (${held.length})`, 60);
  if (held.length === 0) {
    sheet.paragraph('Nobody: every partner is in the tier that the score reaches.', body);
  }
  for (const { partner, reasons } of held) {
    sheet.ensure(26);
    sheet.text(sheet.fit(partner.name, 330, cell), 0, cell);
    sheet.text(
      sheet.fit(`stays in ${tierName(document, partner.proposedTier)}`, 150, cell),
      sheet.width,
      { ...cell, alignRight: true },
    );
    sheet.down(11);
    sheet.paragraph(reasons.join('; '), small);
    sheet.down(2);
  }
};

const drawMethod = (sheet: Sheet, document: ProposalBody): void => {
  const { method, tiers } = document;
  section(sheet, 'Method', 90);
  sheet.paragraph(
    'Each criterion turns a metric into a value from 0 (worst) to 100 (best). The score is the sum of ' +
      'the values by weight; a tier takes every score from its line upwards. Partners whose available ' +
      `criteria weigh less than ${percent(method.minimumCoverage)} get no tier.`,
    body,
  );
  sheet.paragraph(
    `A criterion without a number: ${absenceSentence(method.absencePolicies)}.`,
    body,
  );
  sheet.down(4);
  for (const dimension of method.dimensions) {
    sheet.ensure(30);
    sheet.text(sheet.fit(dimension.name, 330, body), 0, { ...body, bold: true });
    const points = formatBound(String(100 * Number(dimension.weight)));
    sheet.text(
      dimension.takes === true ? `takes up to ${points} points off` : percent(dimension.weight),
      sheet.width,
      { ...body, bold: true, alignRight: true },
    );
    sheet.down(14);
    for (const criterion of dimension.criteria) {
      sheet.ensure(13);
      sheet.text(sheet.fit(criterion.name, 180, cell), 14, cell);
      sheet.text(sheet.fit(methodWords(criterion), 215, small), 205, small);
      sheet.text(percent(criterion.weight), sheet.width, { ...cell, alignRight: true });
      sheet.down(13);
      if (criterion.absencePolicies !== undefined) {
        sheet.paragraph(
          `${criterion.name} without a number: ${absenceSentence(criterion.absencePolicies)}.`,
          small,
        );
      }
    }
    sheet.down(3);
  }
  for (const tier of tiers) {
    drawTierCard(sheet, tier);
  }
  for (const rule of rulesOfDocument(document)) {
    sheet.paragraph(ruleSentence(rule, rule.subject, tierName(document, rule.tier)), small);
  }
};

/** What a tier means, as far as somebody said it. */
const drawTierCard = (
  sheet: Sheet,
  { name, purpose, card }: ProposalBody['tiers'][number],
): void => {
  const parts: readonly string[] = [
    ...(purpose === '' ? [] : [purpose]),
    ...(card === undefined || card.engagement === '' ? [] : [`Engagement: ${card.engagement}.`]),
    ...listed('Expected outcomes', card?.outcomes),
    ...listed('Decision rights', card?.decisionRights),
    ...listed('Entitlements', card?.entitlements),
  ];
  if (parts.length > 0) {
    sheet.paragraph(`${name}: ${parts.join(' ')}`, small);
  }
};

const listed = (title: string, points: readonly string[] = []): readonly string[] =>
  points.length === 0 ? [] : [`${title}: ${points.join('; ')}.`];

const drawInputs = (sheet: Sheet, { inputs }: ProposalBody): void => {
  section(sheet, 'What it rests on', 60);
  for (const input of inputs) {
    sheet.ensure(26);
    const rejected = input.rowsRejected === 0 ? '' : `, ${input.rowsRejected} rejected`;
    sheet.text(
      sheet.fit(
        `${input.fileName} (${input.department || input.source}): ${input.rowsAccepted} rows${rejected}`,
        sheet.width,
        cell,
      ),
      0,
      cell,
    );
    sheet.down(11);
    sheet.text(`SHA-256 ${input.sha256}`, 0, { ...small, size: 7 });
    sheet.down(14);
  }
  section(sheet, 'How to verify', 80);
  sheet.paragraph(
    'This page belongs to a .tierproposal file, which is a zip. VERIFY.md inside says how anyone can ' +
      'check with openssl alone that nothing was changed since it was signed, and by whom. The signed ' +
      'proposal.json is also attached to this PDF. Compare the fingerprint of the certificate with ' +
      'the one you were given by other means.',
    body,
  );
};

const drawTierTable = (sheet: Sheet, document: ProposalBody): void => {
  const header = (): void => {
    sheet.text('Key', 0, head);
    sheet.text('Partner', 78, head);
    sheet.text('Today', 276, head);
    sheet.text('Proposed', 352, head);
    sheet.text('Score', sheet.width, { ...head, alignRight: true });
    sheet.down(5);
    sheet.rule();
    sheet.down(12);
  };
  section(sheet, 'Every partner', 90);
  header();
  const inOrder = [...document.partners].sort(
    (a, b) => Number(b.score ?? -1) - Number(a.score ?? -1) || (a.key < b.key ? -1 : 1),
  );
  for (const partner of inOrder) {
    if (sheet.ensure(13)) {
      header();
    }
    const isMover = partner.currentTier !== partner.proposedTier;
    sheet.text(sheet.fit(partner.key, 72, cell), 0, { ...cell, color: ink.soft });
    sheet.text(sheet.fit(partner.name, 190, cell), 78, cell);
    sheet.text(sheet.fit(tierName(document, partner.currentTier), 70, cell), 276, cell);
    sheet.text(sheet.fit(tierName(document, partner.proposedTier), 88, cell), 352, {
      ...cell,
      bold: isMover,
    });
    sheet.text(partner.score === null ? '–' : Number(partner.score).toFixed(2), sheet.width, {
      ...cell,
      alignRight: true,
    });
    sheet.down(13);
  }
};

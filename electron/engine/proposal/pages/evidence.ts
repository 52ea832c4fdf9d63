import { ladderNameAt } from '#shared/proposal/stated-ladders.ts';
import { drawTable } from '../pdf-table.ts';
import { body, small, tierNameOn, whole, type Pages } from './printed.ts';

/** The files that the figures come from. */
export const drawInputs = ({ sheet, document, section }: Pages): void => {
  section('What it rests on', 60);
  if (document.inputs.length === 0) {
    sheet.paragraph('No import: the figures were entered in the workspace.', body);
    return;
  }
  drawTable(
    sheet,
    [
      { title: 'File', share: 2, isHead: true },
      { title: 'From', share: 1.2 },
      { title: 'Rows', share: 0.7, isNumber: true },
      { title: 'Rejected', share: 0.7, isNumber: true },
      { title: 'SHA-256', share: 3 },
    ],
    document.inputs.map((input) => [
      input.fileName,
      input.department || input.source,
      whole(input.rowsAccepted),
      whole(input.rowsRejected),
      // Two halves, each of which fits a line.
      `${input.sha256.slice(0, 32)} ${input.sha256.slice(32)}`,
    ]),
  );
};

/** How a stranger checks what lies before them. */
export const drawVerify = ({ sheet, document, section, sha256 }: Pages): void => {
  section('How to verify', 100);
  sheet.paragraph(
    'These pages belong to a .tierproposal file, which is a zip. VERIFY.md inside says how anyone can ' +
      'check with openssl alone that nothing was changed since it was signed, and by whom; the signed ' +
      'proposal.json is also attached to this PDF.',
    body,
  );
  sheet.down(4);
  const steps =
    document.root === undefined
      ? [
          'Compare the fingerprint of the certificate with the one that reached you by other means.',
          'Run the commands of VERIFY.md, or open the file in Tierwright.',
        ]
      : [
          `Compare the fingerprint of the root, ${document.root.fingerprint}, with the one that reached you by other means.`,
          'Unpack the file and run sh verify.sh FINGERPRINT (Windows: verify.ps1), or open it in Tierwright.',
          'In a reader that shows signatures, each must be valid and the last must cover the whole document.',
        ];
  sheet.tags.within('L', () =>
    [...steps, `SHA-256 of proposal.json is ${sha256}.`].forEach((step, index) =>
      sheet.tags.within('LI', () => {
        sheet.tags.within('Lbl', () => sheet.text(`${index + 1}.`, 0, body));
        sheet.tags.within('LBody', () => sheet.paragraph(step, body, 16));
      }),
    ),
  );
};

/** The annex: every partner by score. */
export const drawPartners = ({ sheet, document, section }: Pages): void => {
  section('Every partner', 90);
  const inOrder = [...document.partners].sort(
    (a, b) => Number(b.score ?? -1) - Number(a.score ?? -1) || (a.key < b.key ? -1 : 1),
  );
  sheet.paragraph('In the order of their scores; bold where the tier changes.', small);
  drawTable(
    sheet,
    [
      { title: 'Key', share: 1.2 },
      { title: 'Partner', share: 2.8, isHead: true },
      ...(document.ladders === undefined ? [] : [{ title: 'Ladder', share: 1.2 }]),
      { title: 'Today', share: 1.1 },
      { title: 'Proposed', share: 1.2 },
      { title: 'Score', share: 0.7, isNumber: true },
    ],
    inOrder.map((partner) => [
      partner.key,
      partner.name,
      ...(document.ladders === undefined
        ? []
        : [ladderNameAt(document.ladders, partner.ladder?.of)]),
      tierNameOn(document, partner.currentTier, partner),
      {
        text: tierNameOn(document, partner.proposedTier, partner),
        isBold: partner.currentTier !== partner.proposedTier,
      },
      partner.score === null ? '–' : Number(partner.score).toFixed(2),
    ]),
  );
};

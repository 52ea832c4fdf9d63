import { PDFName, PDFString, type PDFDict } from '@cantoo/pdf-lib';
import { routeLines } from '#shared/approval/route-words.ts';
import { changeSentences } from '#shared/proposal/change-words.ts';
import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';
import { fieldName } from '../pdf/signature-update.ts';
import { paper, type Sheet, type TextStyle } from '../proposal/pdf-sheet.ts';
import { renderProposalPdf, section } from '../proposal/proposal-pdf.ts';
import { fieldsOf } from './approval-fields.ts';

const body: TextStyle = { size: 9.5 };
const rowHeight = 34;

const drawWhat = (sheet: Sheet, document: RoutedProposal): void => {
  section(sheet, 'What is decided', 60);
  for (const sentence of changeSentences(document)) {
    sheet.paragraph(sentence, body);
  }
};

const addField = (sheet: Sheet, index: number, bottom: number): PDFDict => {
  const { pdf } = sheet;
  const page = sheet.page();
  const field = pdf.context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    F: 132,
    Rect: [paper.left, bottom, paper.left + 20, bottom + 20],
    P: page.ref,
  });
  field.set(PDFName.of('T'), PDFString.of(fieldName(index)));
  page.node.addAnnot(pdf.context.register(field));
  return field;
};

const drawApprovals = (sheet: Sheet, document: RoutedProposal): void => {
  const { route, root } = document;
  section(sheet, 'Approvals', 60 + rowHeight);
  for (const line of routeLines(route)) {
    sheet.paragraph(line, body);
  }
  sheet.paragraph(
    `Each approver signs this PDF and a statement beside it, by a certificate under ${root.name}, fingerprint ${root.fingerprint}.`,
    body,
  );
  sheet.down(6);
  const fields = fieldsOf(document).map((step, index) => {
    sheet.ensure(rowHeight);
    sheet.down(24);
    const field = addField(sheet, index, sheet.y());
    sheet.text(route.steps[step]?.function ?? '', 30, { size: 10, bold: true });
    sheet.down(10);
    return field;
  });
  const { pdf } = sheet;
  const refs = fields.flatMap((field) => pdf.context.getObjectRef(field) ?? []);
  pdf.catalog.set(
    PDFName.of('AcroForm'),
    pdf.context.register(pdf.context.obj({ Fields: refs, SigFlags: 3 })),
  );
};

/** The pages of a proposal that is approved along a route: what is decided, and a field for each approval. */
export const renderRoutedPdf = (
  document: RoutedProposal,
  json: { readonly bytes: Uint8Array; readonly sha256: string },
  fontsFolder: URL,
): Promise<Uint8Array> =>
  renderProposalPdf(document, json, fontsFolder, {
    amid: (sheet) => drawWhat(sheet, document),
    last: (sheet) => drawApprovals(sheet, document),
  });

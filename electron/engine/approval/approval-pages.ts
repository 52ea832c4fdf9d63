import { PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { routeLines } from '#shared/approval/route-words.ts';
import type { RoutedProposal } from '#shared/proposal/routed-proposal.ts';
import { fieldName } from '../pdf/signature-update.ts';
import { body, small, type Pages } from '../proposal/pages/printed.ts';
import { ink, paper, type Sheet } from '../proposal/pdf-sheet.ts';
import { renderProposalPdf } from '../proposal/proposal-pdf.ts';
import { fieldsOf } from './approval-fields.ts';

const rowHeight = 40;

const addField = (sheet: Sheet, index: number, role: string) => {
  const { pdf, tags } = sheet;
  const page = sheet.page();
  const bottom = sheet.y() - 4;
  const field = pdf.context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    F: 132,
    Rect: [paper.left + 8, bottom, paper.left + 28, bottom + 20],
    P: page.ref,
  });
  field.set(PDFName.of('T'), PDFString.of(fieldName(index)));
  field.set(PDFName.of('TU'), PDFHexString.fromText(`Approval of ${role}`));
  const ref = pdf.context.register(field);
  page.node.addAnnot(ref);
  tags.within('Form', () => tags.annotation(page, ref, field));
  return ref;
};

const drawApprovals = ({ sheet, section }: Pages, document: RoutedProposal): void => {
  const { route, root, preparedBy } = document;
  section('Approvals', 60 + rowHeight);
  sheet.tags.within('L', () =>
    routeLines(route).forEach((line) =>
      sheet.tags.within('LI', () => sheet.tags.within('LBody', () => sheet.paragraph(line, body))),
    ),
  );
  sheet.down(3);
  sheet.paragraph(
    `Prepared by ${preparedBy}. Each approver signs this PDF, which ticks the field below, and a statement beside it ` +
      `that names the proposal by its hash, by a certificate under ${root.name}, fingerprint ${root.fingerprint}.`,
    small,
  );
  sheet.down(8);
  const refs = fieldsOf(document).map((step, index) => {
    const role = route.steps[step]?.function ?? '';
    sheet.ensure(rowHeight);
    sheet.down(20);
    sheet.box(0, 20, sheet.width, 28, ink.tint);
    sheet.box(0, 20, 2.5, 28, ink.accent);
    const ref = addField(sheet, index, role);
    sheet.tags.within('P', () =>
      sheet.text(sheet.fit(role, sheet.width - 60, { size: 10, bold: true }), 40, {
        size: 10,
        bold: true,
      }),
    );
    sheet.down(16);
    return ref;
  });
  sheet.pdf.catalog.set(
    PDFName.of('AcroForm'),
    sheet.pdf.context.register(sheet.pdf.context.obj({ Fields: refs, SigFlags: 3 })),
  );
};

/** The pages of a proposal that is approved along a route, with a field for each approval. */
export const renderRoutedPdf = (
  document: RoutedProposal,
  json: { readonly bytes: Uint8Array; readonly sha256: string },
  fontsFolder: URL,
): Promise<Uint8Array> =>
  renderProposalPdf(document, json, fontsFolder, (pages) => drawApprovals(pages, document));

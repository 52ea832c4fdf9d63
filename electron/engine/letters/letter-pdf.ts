import type { Letter } from '#shared/letters/fill-template.ts';
import { createSheet, type TextStyle } from '../proposal/pdf-sheet.ts';

const body: TextStyle = { size: 10.5 };
const leading = 10.5 * 1.45;
const indent = 14;

/** A letter on A4, its fonts inside; every word comes from the template and its fields. */
export const letterPdf = async (
  { subject, blocks }: Letter,
  at: Date,
  fontsFolder: URL,
): Promise<Uint8Array> => {
  const sheet = await createSheet(fontsFolder, subject, at);
  sheet.tags.within('H1', () => sheet.paragraph(subject, { size: 15, bold: true }));
  sheet.down(14);
  for (const block of blocks) {
    if (block.kind === 'text') {
      sheet.paragraph(block.text, body);
    } else {
      sheet.tags.within('L', () => {
        for (const item of block.items) {
          sheet.tags.within('LI', () =>
            sheet.tags.within('LBody', () => {
              sheet.ensure(leading);
              sheet.text('•', 0, body);
              sheet.paragraph(item, body, indent);
            }),
          );
        }
      });
    }
    sheet.down(7);
  }
  return sheet.finish((page, pages) => ['', pages === 1 ? '' : `${page} / ${pages}`]);
};

import { PDFName, type PDFDocument } from '@cantoo/pdf-lib';

const xml = (text: string): string =>
  text
    // What XML 1.0 cannot say at all.
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/**
 * Says in XMP what the file is (ISO 14289-1, 7.1): title, language, dates, and that it means to be readable
 * aloud. The same facts stand in the information dictionary.
 */
export const setMetadata = (pdf: PDFDocument, title: string, language: string, at: Date): void => {
  const moment = `${at.toISOString().slice(0, 19)}Z`;
  const packet = [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
    '<pdfuaid:part>1</pdfuaid:part>',
    '<dc:format>application/pdf</dc:format>',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>`,
    '<xmp:CreatorTool>Tierwright</xmp:CreatorTool>',
    `<xmp:CreateDate>${moment}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${moment}</xmp:ModifyDate>`,
    '<pdf:Producer>Tierwright</pdf:Producer>',
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
  const stream = pdf.context.stream(Buffer.from(packet, 'utf8'), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(stream));
};

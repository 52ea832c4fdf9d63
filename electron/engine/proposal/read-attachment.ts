import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';

/**
 * The bytes of an attached file of a PDF; null where the PDF cannot be read, or has no or more than one
 * attachment, or another name. The PDF is only taken apart: nothing in it is run.
 */
export const readAttachment = async (pdf: Uint8Array, name: string): Promise<Buffer | null> => {
  try {
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    const names = document.catalog
      .lookup(PDFName.of('Names'), PDFDict)
      .lookup(PDFName.of('EmbeddedFiles'), PDFDict)
      .lookup(PDFName.of('Names'), PDFArray);
    const label = names.lookup(0);
    const isNamed =
      (label instanceof PDFHexString || label instanceof PDFString) && label.decodeText() === name;
    if (names.size() !== 2 || !isNamed) {
      return null;
    }
    const stream = names
      .lookup(1, PDFDict)
      .lookup(PDFName.of('EF'), PDFDict)
      .lookup(PDFName.of('F'));
    return stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()) : null;
  } catch {
    // The library throws on whatever is no PDF, or not the one we write.
    return null;
  }
};

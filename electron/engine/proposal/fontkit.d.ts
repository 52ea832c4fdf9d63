// fontkit ships no types; its face towards pdf-lib is typed there.
declare module 'fontkit' {
  import type { PDFDocument } from '@cantoo/pdf-lib';

  type Registered = Parameters<PDFDocument['registerFontkit']>[0];
  export const create: Registered['create'];
}

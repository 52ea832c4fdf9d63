// fontkit ships no types; its face towards pdf-lib is typed there.
declare module 'fontkit' {
  type Registered = Parameters<import('@cantoo/pdf-lib').PDFDocument['registerFontkit']>[0];
  export const create: Registered['create'];
}

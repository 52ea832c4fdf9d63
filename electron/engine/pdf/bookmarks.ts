import { PDFHexString, PDFName, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';

/** A heading that a reader can jump to. */
export type Bookmark = { readonly title: string; readonly page: PDFPage; readonly y: number };

/** Writes the bookmarks of a document, one floor of them. */
export const setBookmarks = (pdf: PDFDocument, bookmarks: readonly Bookmark[]): void => {
  const { context } = pdf;
  const root = context.nextRef();
  const refs = bookmarks.map(() => context.nextRef());
  const [first] = refs;
  const last = refs.at(-1);
  if (first === undefined || last === undefined) {
    return;
  }
  bookmarks.forEach(({ title, page, y }, index) => {
    const [ref, before, after] = [refs[index], refs[index - 1], refs[index + 1]];
    if (ref !== undefined) {
      context.assign(
        ref,
        context.obj({
          Title: PDFHexString.fromText(title),
          Parent: root,
          ...(before === undefined ? {} : { Prev: before }),
          ...(after === undefined ? {} : { Next: after }),
          Dest: [page.ref, 'XYZ', null, y, null],
        }),
      );
    }
  });
  context.assign(
    root,
    context.obj({ Type: 'Outlines', First: first, Last: last, Count: refs.length }),
  );
  pdf.catalog.set(PDFName.of('Outlines'), root);
};

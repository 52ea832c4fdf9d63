import {
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  type PDFDict,
  type PDFDocument,
  type PDFObject,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { invariant } from '#shared/invariant.ts';

/** Standard structure types (ISO 32000-1, 14.8.4) that our pages use. */
export type TagRole =
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Caption'
  | 'Figure'
  | 'Form';

/** What a reader aloud needs beside the role. */
export type TagFacts = {
  /** Of a figure: what it shows, in words. */
  readonly alt?: string;
  /** Of a `TH`: whether it heads its column or its row. */
  readonly scope?: 'Column' | 'Row';
  /** Of a figure: left, bottom, right and top edge on its page, in points. */
  readonly box?: readonly [number, number, number, number];
};

type Element = {
  readonly role: TagRole | 'Document';
  readonly facts: TagFacts;
  readonly ref: PDFRef;
  readonly parent: PDFRef;
  /** Where its first content stands. */
  page: PDFRef | null;
  /** As they are written: numbers of contents, references, and contents of other pages. */
  readonly kids: string[];
};

/** Roles that hold text themselves; text in any other becomes a paragraph of its own. */
const leaves: ReadonlySet<string> = new Set<TagRole>([
  ...(['H1', 'H2', 'H3', 'P', 'Lbl', 'LBody', 'TH', 'TD', 'Caption', 'Figure', 'Form'] as const),
]);

/** The logical structure of a document while its pages are drawn. */
export type TagTree = {
  /** Everything that `draw` puts on pages belongs to one element. */
  readonly within: <T>(role: TagRole, draw: () => T, facts?: TagFacts) => T;
  /** Puts a drawing (operators of ISO 32000-1, Annex A) on a page as content of the open element. */
  readonly content: (page: PDFPage, drawing: string) => void;
  /** Puts a drawing on a page that nobody reads aloud: lines, grounds, running feet. */
  readonly artifact: (page: PDFPage, drawing: string, kind?: 'Pagination') => void;
  /** Whatever `draw` puts on pages is not read aloud, such as a heading that a page repeats. */
  readonly silently: (draw: () => void) => void;
  /** Puts an annotation, such as an empty field, into the open element. */
  readonly annotation: (page: PDFPage, ref: PDFRef, annotation: PDFDict) => void;
  readonly isInFigure: () => boolean;
  /** Whether the open element holds text itself. */
  readonly isLeaf: () => boolean;
  /** Writes the tree; nothing may be drawn after it. */
  readonly finish: () => void;
};

/** Begins the tagging of a document (ISO 14289-1): every operator is content of an element, or an artifact. */
export const createTagTree = (pdf: PDFDocument): TagTree => {
  const { context } = pdf;
  const root = context.nextRef();
  const top: Element = {
    role: 'Document',
    facts: {},
    ref: context.nextRef(),
    parent: root,
    page: null,
    kids: [],
  };
  const open: Element[] = [top];
  /** By page: the elements of its contents, in the order of their numbers. */
  const marks = new Map<PDFPage, PDFRef[]>();
  /** By page: what is drawn on it. */
  const drawings = new Map<PDFPage, string[]>();
  let isSilent = false;
  const annotations: { readonly annotation: PDFDict; readonly element: PDFRef }[] = [];

  /**
   * Elements are written as text at once: a table of some thousand partners has tens of thousands of them,
   * and the library's dictionaries take ten times the room.
   */
  const write = ({ role, facts, ref, parent, page, kids }: Element): void => {
    const entries = [
      `/S /${role}`,
      `/P ${parent.toString()}`,
      ...(page === null ? [] : [`/Pg ${page.toString()}`]),
      ...(kids.length === 0
        ? []
        : [`/K ${kids.length === 1 ? kids.join('') : `[${kids.join(' ')}]`}`]),
      ...(facts.alt === undefined ? [] : [`/Alt ${PDFHexString.fromText(facts.alt).toString()}`]),
      ...(facts.box === undefined ? [] : [`/A <</O /Layout /BBox [${facts.box.join(' ')}]>>`]),
      ...(facts.scope === undefined ? [] : [`/A <</O /Table /Scope /${facts.scope}>>`]),
    ];
    context.assign(
      ref,
      PDFInvalidObject.of(Buffer.from(`<<\n${entries.join('\n')}\n>>`, 'latin1')),
    );
  };

  const put = (page: PDFPage, ...lines: readonly string[]): void => {
    const drawn = drawings.get(page) ?? [];
    drawings.set(page, drawn);
    drawn.push(...lines);
  };

  const current = (): Element => {
    const last = open.at(-1);
    invariant(last !== undefined, 'the document itself is always open');
    return last;
  };

  const within: TagTree['within'] = (role, draw, facts = {}) => {
    if (isSilent) {
      return draw();
    }
    const parent = current();
    const element: Element = {
      role,
      facts,
      ref: context.nextRef(),
      parent: parent.ref,
      page: null,
      kids: [],
    };
    open.push(element);
    const drawn = draw();
    open.pop();
    // A row keeps its cells, also those in which nothing stands.
    if (element.kids.length > 0 || role === 'TD' || role === 'TH') {
      parent.kids.push(element.ref.toString());
      write(element);
    }
    return drawn;
  };

  const artifact: TagTree['artifact'] = (page, drawing, kind) => {
    put(
      page,
      kind === undefined ? '/Artifact BMC' : `/Artifact <</Type /${kind}>> BDC`,
      drawing,
      'EMC',
    );
  };

  const content: TagTree['content'] = (page, drawing) => {
    if (isSilent) {
      artifact(page, drawing);
      return;
    }
    const element = current();
    if (!leaves.has(element.role)) {
      within('P', () => content(page, drawing));
      return;
    }
    const owners = marks.get(page) ?? [];
    marks.set(page, owners);
    const number = owners.length;
    owners.push(element.ref);
    element.page ??= page.ref;
    element.kids.push(
      element.page === page.ref
        ? String(number)
        : `<</Type /MCR /Pg ${page.ref.toString()} /MCID ${number}>>`,
    );
    put(page, `/${element.role} <</MCID ${number}>> BDC`, drawing, 'EMC');
  };

  return {
    within,
    content,
    artifact,
    silently: (draw) => {
      isSilent = true;
      draw();
      isSilent = false;
    },
    annotation: (page, ref, annotation) => {
      const element = current();
      element.page ??= page.ref;
      element.kids.push(`<</Type /OBJR /Obj ${ref.toString()} /Pg ${page.ref.toString()}>>`);
      annotations.push({ annotation, element: element.ref });
    },
    isInFigure: () => current().role === 'Figure',
    isLeaf: () => leaves.has(current().role),
    finish: () => {
      write(top);
      const pages = pdf.getPages();
      const numbers: PDFObject[] = [];
      pages.forEach((page, index) => {
        const stream = context.flateStream((drawings.get(page) ?? []).join('\n'));
        page.node.addContentStream(context.register(stream));
        page.node.set(PDFName.of('StructParents'), PDFNumber.of(index));
        page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
        numbers.push(PDFNumber.of(index), context.obj(marks.get(page) ?? []));
      });
      annotations.forEach(({ annotation, element }, index) => {
        const number = PDFNumber.of(pages.length + index);
        annotation.set(PDFName.of('StructParent'), number);
        numbers.push(number, element);
      });
      context.assign(
        root,
        context.obj({
          Type: 'StructTreeRoot',
          K: top.ref,
          ParentTree: { Nums: numbers },
          ParentTreeNextKey: pages.length + annotations.length,
        }),
      );
      pdf.catalog.set(PDFName.of('StructTreeRoot'), root);
      pdf.catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
    },
  };
};

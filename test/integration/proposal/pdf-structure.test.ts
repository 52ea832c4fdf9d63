import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { renderRoutedPdf } from '#electron/engine/approval/approval-pages.ts';
import { renderProposalPdf } from '#electron/engine/proposal/proposal-pdf.ts';
import { bodyOf, routeProposal } from '#shared/proposal/routed-proposal.ts';
import { aProposal, fontsFolder } from '#test/fixtures/a-proposal.ts';
import { aRoute } from '#test/fixtures/a-routed-proposal.ts';

const json = { bytes: Buffer.from('{}'), sha256: '0'.repeat(64) };

const aRouted = () =>
  routeProposal(bodyOf(aProposal()), {
    preparedBy: 'analyst',
    route: aRoute(['finance', 'product']),
    root: { name: 'Root', fingerprint: 'AB:'.repeat(31) + 'AB' },
    previous: null,
    bill: { unit: 'EUR', current: '1000', proposed: '1250.5', budget: '2000' },
  });

type Element = {
  readonly role: string;
  readonly alt: string | null;
  readonly scope: string | null;
  readonly kids: readonly Element[];
  /** Page index and number of its contents. */
  readonly marks: readonly string[];
  readonly annotations: number;
};

const nameOf = (dict: PDFDict, key: string): string =>
  dict.lookup(PDFName.of(key), PDFName).decodeText();

/** The structure tree of a PDF, as a reader aloud follows it. */
const readTree = (pdf: PDFDocument): Element => {
  const pages = pdf.getPages().map(({ ref }) => ref);
  const read = (dict: PDFDict): Element => {
    const given = dict.lookup(PDFName.of('K'));
    const all = given instanceof PDFArray ? given.asArray() : given === undefined ? [] : [given];
    const own = pages.indexOf(dict.get(PDFName.of('Pg')) as PDFRef);
    const kids: Element[] = [];
    const marks: string[] = [];
    let annotations = 0;
    for (const each of all) {
      const kid = each instanceof PDFRef ? pdf.context.lookup(each) : each;
      if (kid instanceof PDFNumber) {
        marks.push(`${own}:${kid.asNumber()}`);
      } else if (kid instanceof PDFDict) {
        const type = kid.has(PDFName.of('Type')) ? nameOf(kid, 'Type') : '';
        if (type === 'MCR') {
          const page = pages.indexOf(kid.get(PDFName.of('Pg')) as PDFRef);
          marks.push(`${page}:${kid.lookup(PDFName.of('MCID'), PDFNumber).asNumber()}`);
        } else if (type === 'OBJR') annotations += 1;
        else kids.push(read(kid));
      }
    }
    const alt = dict.lookup(PDFName.of('Alt'));
    const facts = dict.lookup(PDFName.of('A'));
    return {
      role: nameOf(dict, 'S'),
      alt: alt instanceof PDFHexString ? alt.decodeText() : null,
      scope:
        facts instanceof PDFDict && facts.has(PDFName.of('Scope')) ? nameOf(facts, 'Scope') : null,
      kids,
      marks,
      annotations,
    };
  };
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  return read(root.lookup(PDFName.of('K'), PDFDict));
};

const everyElement = (element: Element): readonly Element[] => [
  element,
  ...element.kids.flatMap(everyElement),
];

const streamOf = (page: ReturnType<PDFDocument['getPage']>): string => {
  const contents = page.node.lookup(PDFName.of('Contents'));
  const streams =
    contents instanceof PDFArray
      ? contents.asArray().map((ref) => page.node.context.lookup(ref))
      : [contents];
  return streams
    .map((stream) =>
      stream instanceof PDFRawStream
        ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
        : '',
    )
    .join('\n');
};

/** Numbers of the marked contents of a page; fails where something is painted outside of any. */
const marksOf = (page: ReturnType<PDFDocument['getPage']>): readonly number[] => {
  const numbers: number[] = [];
  let open = 0;
  for (const line of streamOf(page).split('\n')) {
    if (/ (?:BDC|BMC)$/u.test(line)) {
      open += 1;
      const number = /\/MCID (\d+)>> BDC$/u.exec(line)?.[1];
      if (number !== undefined) numbers.push(Number(number));
    } else if (line === 'EMC') open -= 1;
    else if (/(?:^|\s)(?:Tj|f|S|re)$/u.test(line)) expect([line, open]).toEqual([line, 1]);
  }
  expect(open).toBe(0);
  return numbers;
};

const load = async (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false });

describe('the PDF of a proposal, read aloud', () => {
  it('has every painted thing in the tree once, or marked as decoration', async () => {
    const pdf = await load(await renderRoutedPdf(aRouted(), json, fontsFolder));
    const found = everyElement(readTree(pdf)).flatMap(({ marks }) => marks);
    const painted = pdf
      .getPages()
      .flatMap((page, index) => marksOf(page).map((number) => `${index}:${number}`));
    expect(found.length).toBeGreaterThan(100);
    expect(new Set(found).size).toBe(found.length);
    expect([...found].sort()).toEqual([...painted].sort());
    const parents = pdf.catalog
      .lookup(PDFName.of('StructTreeRoot'), PDFDict)
      .lookup(PDFName.of('ParentTree'), PDFDict)
      .lookup(PDFName.of('Nums'), PDFArray);
    // Each page and each field finds its way back into the tree.
    expect(parents.size()).toBe(2 * (pdf.getPageCount() + 2));
    pdf.getPages().forEach((page, index) => {
      expect(page.node.lookup(PDFName.of('StructParents'), PDFNumber).asNumber()).toBe(index);
      expect(parents.lookup(2 * index + 1, PDFArray).size()).toBe(marksOf(page).length);
    });
  });

  it('has headings that skip no level, whole tables with heads, and a figure in words', async () => {
    const all = everyElement(
      readTree(await load(await renderRoutedPdf(aRouted(), json, fontsFolder))),
    );
    const levels = all.flatMap(({ role }) => (/^H\d$/u.test(role) ? [Number(role[1])] : []));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThan(2));
    const tables = all.filter(({ role }) => role === 'Table');
    expect(tables.length).toBeGreaterThan(5);
    for (const { kids: rows } of tables) {
      const [head, ...others] = rows;
      expect(new Set(rows.map(({ role }) => role))).toEqual(new Set(['TR']));
      expect(head?.kids.every(({ role, scope }) => role === 'TH' && scope === 'Column')).toBe(true);
      for (const { kids } of others) {
        expect(kids).toHaveLength(head?.kids.length ?? 0);
        expect(kids.filter(({ role, scope }) => role === 'TH' && scope === 'Row')).toHaveLength(1);
      }
    }
    expect(all.filter(({ role }) => role === 'Figure').map(({ alt }) => alt)).toEqual([
      'Partners per tier. Gold: 1 today, 1 proposed. Silver: 1 today, 1 proposed. Bronze: 2 today, 2 proposed. Not enough data, or no tier: 1 today, 1 proposed.',
    ]);
    expect(all.filter(({ role }) => role === 'Form').map((each) => each.annotations)).toEqual([
      1, 1,
    ]);
  });

  it('says its title and language, that it is tagged, and what each field is for', async () => {
    const pdf = await load(await renderRoutedPdf(aRouted(), json, fontsFolder));
    expect(pdf.getTitle()).toBe('Tiers for 2026');
    expect(pdf.getLanguage()).toBe('en');
    const { catalog } = pdf;
    expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('/Marked true');
    expect(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).toString()).toContain(
      '/DisplayDocTitle true',
    );
    const metadata = catalog.lookup(PDFName.of('Metadata'));
    const xmp = metadata instanceof PDFRawStream ? Buffer.from(metadata.getContents()) : '';
    expect(xmp.toString()).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(xmp.toString()).toContain('<rdf:li xml:lang="x-default">Tiers for 2026</rdf:li>');
    const fields = catalog
      .lookup(PDFName.of('AcroForm'), PDFDict)
      .lookup(PDFName.of('Fields'), PDFArray);
    const told = [0, 1].map((index) => {
      const field = fields.lookup(index, PDFDict);
      return [
        field.lookup(PDFName.of('T'), PDFString).asString(),
        field.lookup(PDFName.of('TU'), PDFHexString).decodeText(),
        field.lookup(PDFName.of('StructParent'), PDFNumber).asNumber() - pdf.getPageCount(),
      ];
    });
    expect(told).toEqual([
      ['approval-1', 'Approval of finance', 0],
      ['approval-2', 'Approval of product', 1],
    ]);
  });

  it('repeats the heading of a table on each page, and says it once', async () => {
    const { partners, ...rest } = aProposal();
    const many = Array.from({ length: 120 }, (_, index) => ({
      ...(partners[index % partners.length] ?? partners[0]),
      key: `K${String(index).padStart(4, '0')}`,
    })) as typeof partners;
    const pdf = await load(await renderProposalPdf({ ...rest, partners: many }, json, fontsFolder));
    const tables = everyElement(readTree(pdf)).filter(({ role }) => role === 'Table');
    const last = tables.at(-1);
    expect(last?.kids).toHaveLength(121);
    const onPages = new Set(
      last?.kids.flatMap(({ kids }) =>
        kids.flatMap(({ marks }) => marks.map((mark) => mark.split(':')[0])),
      ),
    );
    expect(onPages.size).toBeGreaterThan(2);
    expect(last?.kids[0]?.kids.flatMap(({ marks }) => marks)).toHaveLength(5);
  });

  it('has a part about what cannot be printed only where something cannot', async () => {
    const headings = async (name: string): Promise<number> => {
      const { partners, ...rest } = aProposal();
      const named = partners.map((partner) => ({ ...partner, name }));
      const pdf = await load(
        await renderProposalPdf({ ...rest, partners: named }, json, fontsFolder),
      );
      return everyElement(readTree(pdf)).filter(({ role }) => role === 'H2').length;
    };
    const plain = await headings('Ångström Œuvre Ελλάς Łódź');
    expect(await headings('東京 Trading')).toBe(plain + 1);
  });
});

import { refuseInput } from '#shared/intake/refuse-input.ts';
import { stopReading } from '../read-signal.ts';
import type { WorkbookZip } from './open-zip.ts';
import { attributeOf } from './scan-xml.ts';

export type SheetPart = {
  readonly name: string;
  readonly isHidden: boolean;
  /** Path of the part inside the archive. */
  readonly part: string;
};

/** What the small parts of a workbook say about the large ones. */
export type WorkbookParts = {
  readonly sheets: readonly SheetPart[];
  readonly is1904: boolean;
  readonly stylesPart: string | null;
  readonly stringsPart: string | null;
};

type Relation = { readonly id: string; readonly type: string; readonly target: string };

const readRelations = async (zip: WorkbookZip, part: string): Promise<readonly Relation[]> => {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const relations: Relation[] = [];
  await zip.readXml(`${folder}_rels/${part.slice(slash + 1)}.rels`, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') {
        return;
      }
      const target = attributeOf(attributes, 'Target') ?? '';
      relations.push({
        id: attributeOf(attributes, 'Id') ?? '',
        type: (attributeOf(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : folder + target,
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
};

/** Reads which sheets a workbook has and where they lie. Other files in a ZIP are refused. */
export const readParts = async (zip: WorkbookZip, fileName: string): Promise<WorkbookParts> => {
  const root = zip.hasPart('_rels/.rels') ? await readRelations(zip, '') : [];
  const workbook = root.find(({ type }) => type === 'officeDocument')?.target;
  if (workbook === undefined || !zip.hasPart(workbook)) {
    return stopReading(
      refuseInput(
        fileName,
        'a CSV file or an XLSX workbook',
        'a ZIP archive of another kind',
        'Unpack it and import the table inside.',
      ),
    );
  }
  const relations = await readRelations(zip, workbook);
  const targetOf = (id: string): string => relations.find((one) => one.id === id)?.target ?? '';
  const partOf = (type: string): string | null =>
    relations.find((one) => one.type === type && zip.hasPart(one.target))?.target ?? null;
  const sheets: SheetPart[] = [];
  let is1904 = false;
  await zip.readXml(workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') {
        is1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '');
      }
      const part = name === 'sheet' ? targetOf(attributeOf(attributes, 'id') ?? '') : '';
      const relation = relations.find((one) => one.target === part);
      if (relation?.type === 'worksheet') {
        sheets.push({
          name: attributeOf(attributes, 'name') ?? '',
          isHidden: (attributeOf(attributes, 'state') ?? 'visible') !== 'visible',
          part,
        });
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  if (sheets.length === 0) {
    return stopReading(
      refuseInput(
        fileName,
        'a workbook with a sheet of cells',
        workbook.endsWith('.bin') ? 'a binary workbook (.xlsb)' : 'a workbook without one',
        'Save it as XLSX or CSV.',
      ),
    );
  }
  return { sheets, is1904, stylesPart: partOf('styles'), stringsPart: partOf('sharedStrings') };
};

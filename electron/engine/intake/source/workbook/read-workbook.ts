import type { WorkbookFormat } from '#shared/model/recipe.ts';
import type { RowVisitor } from '../read-delimited.ts';
import type { SourceFile } from '../source-file.ts';

export const readWorkbook = (
  file: SourceFile,
  format: WorkbookFormat,
  visit: RowVisitor,
  onRead: (bytes: number) => void,
): void => {
  void [file, format, visit, onRead];
};

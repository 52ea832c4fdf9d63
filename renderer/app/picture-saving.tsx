import { useCallback, type ReactNode } from 'react';
import { PictureContext, type PictureSaver } from '#renderer/charts/picture-context.ts';
import type { AppParts } from './app-parts.ts';
import { dataState } from './data-state.ts';

type PictureSavingProps = { readonly parts: AppParts; readonly children: ReactNode };

/** Lets every chart of the window be saved as a picture, with the programme and the day under it. */
export const PictureSaving = ({ parts, children }: PictureSavingProps) => {
  const { workspace, takeaway } = parts.stores;
  const save = useCallback<PictureSaver>(
    async (picture, format) => {
      const open = workspace.getState().workspace;
      if (open === null) return;
      const { name, sensitive } = open;
      const { text } = dataState(open);
      const source = [name, text.charAt(0).toLowerCase() + text.slice(1), 'Tierwright'].join(' · ');
      await takeaway.actions.savePicture(
        `${name} - ${picture.title}`,
        format,
        // What draws pictures is loaded with the first one.
        async () =>
          (await import('#renderer/charts/draw-picture.ts')).drawPicture(picture, source, format),
        sensitive.map(({ id }) => id).filter((id) => picture.subjects?.includes(id) === true),
      );
    },
    [workspace, takeaway],
  );
  return <PictureContext value={save}>{children}</PictureContext>;
};

import { createContext } from 'react';
import type { Picture } from './picture.ts';

/** Asks where to and writes a picture there. */
export type PictureSaver = (picture: Picture, format: 'png' | 'svg') => Promise<void>;

/** Null where pictures cannot be saved. */
export const PictureContext = createContext<PictureSaver | null>(null);

import { extname } from 'node:path';
import { serveReader } from '../intake/reader/serve-reader.ts';

/** Entry of a reading process. It reads one file in a thread of its own. */
await serveReader(new URL(`read-table${extname(import.meta.url)}`, import.meta.url));

import { serveReader } from '#electron/engine/intake/reader/serve-reader.ts';

/** The real reading process, around a thread that does what the worst of files could make it do. */
await serveReader(new URL('misbehave.ts', import.meta.url));

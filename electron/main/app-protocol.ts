import type { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { securityHeaders } from './content-security-policy.ts';
import { isOwnUrl } from './own-origin.ts';

/** What the page is served from; a test passes its own files. */
export type PageServerOptions = {
  readonly pageFolder: string;
  readonly readFile: typeof readFile;
  readonly realpath: typeof realpath;
  /** Unguessable and new at each call. */
  readonly createNonce: () => string;
};

type PageRequest = { readonly method: string; readonly url: string };

/** Stands in `index.html` where the nonce of the load goes. */
const nonceToken = '__CSP_NONCE__';

const indexPath = '/index.html';

/** Endings of the files that a built page consists of; no other file is served. */
const typeByEnding: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * Path segments as the build writes them. No percent sign, backslash, colon or leading dot: every
 * way of writing another folder fails here, whatever decodes it later.
 */
const servedPath = /^(?:\/[A-Za-z0-9_][A-Za-z0-9_.@-]*)+$/u;

const refuse = (status: number): Response =>
  new Response(null, { status, headers: securityHeaders(null) });

const pathOf = (url: string): string | null => {
  if (!isOwnUrl(url)) {
    return null;
  }
  const { pathname } = new URL(url);
  const path = pathname === '/' || pathname === '' ? indexPath : pathname;
  return servedPath.test(path) ? path : null;
};

/** Answers requests of the own scheme out of the folder of the built page, and of nowhere else. */
export const createPageServer = (
  options: PageServerOptions,
): ((request: PageRequest) => Promise<Response>) => {
  const { pageFolder, readFile: read, realpath: resolveLinks, createNonce } = options;

  /** The bytes, or null where the file is missing or a link leads out of the folder. */
  const readInside = async (path: string): Promise<Buffer | null> => {
    try {
      const root = await resolveLinks(pageFolder);
      const file = await resolveLinks(join(root, path));
      return file.startsWith(root + sep) ? await read(file) : null;
    } catch {
      return null;
    }
  };

  return async ({ method, url }) => {
    if (method !== 'GET') {
      return refuse(405);
    }
    const path = pathOf(url);
    const type = path === null ? undefined : typeByEnding[extname(path)];
    const bytes = path === null || type === undefined ? null : await readInside(path);
    if (path === null || type === undefined || bytes === null) {
      return refuse(404);
    }
    if (path !== indexPath) {
      const headers = { ...securityHeaders(null), 'Content-Type': type };
      return new Response(new Uint8Array(bytes), { headers });
    }
    const nonce = createNonce();
    return new Response(bytes.toString('utf8').replaceAll(nonceToken, nonce), {
      headers: { ...securityHeaders(nonce), 'Content-Type': type, 'Cache-Control': 'no-store' },
    });
  };
};

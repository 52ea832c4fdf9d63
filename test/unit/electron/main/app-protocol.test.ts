import { mkdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPageServer } from '#electron/main/app-protocol.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

const policy = (style: string): string =>
  `default-src 'none'; script-src 'self'; style-src ${style}; img-src 'self' data:; ` +
  `font-src 'self' data:; worker-src 'self'; connect-src 'none'; base-uri 'none'; ` +
  `form-action 'none'; frame-ancestors 'none'; object-src 'none'`;

const alwaysSent = {
  'content-security-policy': policy(`'self'`),
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** A built page beside a file that must stay out of reach. */
const servedFolder = async () => {
  const folder = await aFolder();
  const pageFolder = join(folder, 'page');
  await mkdir(join(pageFolder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.js'), 'secret');
  await writeFile(
    join(pageFolder, 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__">',
  );
  await writeFile(join(pageFolder, 'assets', 'main-B2x_9.js'), 'run()');
  await writeFile(join(pageFolder, 'assets', 'main.js.map'), '{}');
  await writeFile(join(pageFolder, 'assets', 'inter-latin-wght-normal.woff2'), 'font');
  await symlink(join(folder, 'secret.js'), join(pageFolder, 'link.js'));
  let loads = 0;
  const serve = createPageServer({
    pageFolder,
    readFile,
    realpath,
    createNonce: () => {
      loads += 1;
      return `nonce${loads}`;
    },
  });
  const get = async (url: string, method = 'GET') => {
    const response = await serve({ method, url });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text: await response.text(),
    };
  };
  return { get };
};

describe('the page server', () => {
  it('serves the page with a policy whose nonce is new at each load and stands in the page', async () => {
    const { get } = await servedFolder();

    const first = await get('app://tierwright/index.html');

    expect(first).toEqual({
      status: 200,
      headers: {
        ...alwaysSent,
        'content-security-policy': policy(`'self' 'nonce-nonce1'`),
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
      },
      text: '<meta name="csp-nonce" content="nonce1">',
    });
    expect((await get('app://tierwright/')).text).toBe('<meta name="csp-nonce" content="nonce2">');
  });

  it('serves scripts and fonts with their types', async () => {
    const { get } = await servedFolder();

    expect(await get('app://tierwright/assets/main-B2x_9.js?v=1#top')).toEqual({
      status: 200,
      headers: { ...alwaysSent, 'content-type': 'text/javascript; charset=utf-8' },
      text: 'run()',
    });
    expect(await get('app://tierwright/assets/inter-latin-wght-normal.woff2')).toEqual({
      status: 200,
      headers: { ...alwaysSent, 'content-type': 'font/woff2' },
      text: 'font',
    });
  });

  it.each([
    ['a parent folder', 'app://tierwright/../secret.js'],
    ['an encoded parent folder', 'app://tierwright/%2e%2e/secret.js'],
    ['a half encoded parent folder', 'app://tierwright/.%2e/secret.js'],
    ['a doubly encoded parent folder', 'app://tierwright/%252e%252e/secret.js'],
    ['an encoded slash', 'app://tierwright/..%2fsecret.js'],
    ['a backslash', 'app://tierwright/..\\secret.js'],
    ['an encoded backslash', 'app://tierwright/..%5csecret.js'],
    ['a parent folder on the way', 'app://tierwright/assets/../../secret.js'],
    ['a NUL', 'app://tierwright/assets/main-B2x_9.js%00.html'],
    ['an absolute path', 'app://tierwright//etc/hostname.js'],
    ['a drive letter', 'app://tierwright/C:/secret.js'],
    ['an overlong encoding', 'app://tierwright/%c0%ae%c0%ae/secret.js'],
    ['a broken encoding', 'app://tierwright/%zz.js'],
    ['a look-alike of the dot', 'app://tierwright/\u2024\u2024/secret.js'],
    ['a hidden file', 'app://tierwright/.hidden.js'],
    ['a link that leads out', 'app://tierwright/link.js'],
    ['a folder', 'app://tierwright/assets/'],
    ['a file of a kind no page has', 'app://tierwright/assets/main.js.map'],
    ['a file that is not there', 'app://tierwright/assets/gone.js'],
    ['another host', 'app://evil/index.html'],
    ['a host that begins as ours', 'app://tierwright.evil/index.html'],
    ['a port', 'app://tierwright:8080/index.html'],
    ['a user', 'app://evil@tierwright/index.html'],
    ['no host', 'app:///index.html'],
    ['another scheme', 'file:///index.html'],
    ['no address', 'index.html'],
  ])('refuses %s and tells nothing', async (_name, url) => {
    const { get } = await servedFolder();

    expect(await get(url)).toEqual({ status: 404, headers: alwaysSent, text: '' });
  });

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('refuses %s', async (method) => {
    const { get } = await servedFolder();

    expect(await get('app://tierwright/index.html', method)).toEqual({
      status: 405,
      headers: alwaysSent,
      text: '',
    });
  });
});

import type { AttributeUse } from '../model/partners.ts';

/** Domains where anybody has an address: having one in common says nothing. */
const publicMail: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com ' +
    'aol.com gmx.de gmx.net gmx.at web.de t-online.de mail.ru qq.com 163.com proton.me protonmail.com'
  ).split(' '),
);

const hostOf = (text: string): string =>
  (
    /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:www\.)?(?<host>[^/?#:\s]+)/u.exec(text)?.groups?.['host'] ?? ''
  ).replace(/\.$/u, '');

/**
 * An identifier as it is compared: letters and digits alone in upper case; of an e-mail address the
 * domain, unless everybody may have one there; of a web address the host; of a telephone number its
 * last nine digits, so that the ways to write a country's prefix are one. '' says nothing.
 */
export const normaliseIdentifier = (use: Exclude<AttributeUse, 'parent'>, text: string): string => {
  const plain = text.normalize('NFKC').trim();
  switch (use) {
    case 'identifier': {
      const signs = plain.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
      return /[1-9\p{L}]/u.test(signs) ? signs : '';
    }
    case 'email': {
      const domain = plain.toLowerCase().split('@').at(-1)?.replaceAll(/[>\s]/gu, '') ?? '';
      return domain.includes('.') && !publicMail.has(domain) ? domain : '';
    }
    case 'web': {
      const host = hostOf(plain.toLowerCase());
      return host.includes('.') ? host : '';
    }
    case 'phone': {
      const digits = plain.replaceAll(/\D/gu, '');
      return digits.length >= 7 && /[1-9]/u.test(digits) ? digits.slice(-9) : '';
    }
  }
};

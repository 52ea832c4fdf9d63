import type { Session, WebContents } from 'electron';
import { isOwnUrl, ownScheme } from './own-origin.ts';

/** The part of a session that is locked; a test passes a recording one. */
export type LockableSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setUSBProtectedClassesHandler'
  | 'setBluetoothPairingHandler'
  | 'setCertificateVerifyProc'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
> & {
  readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'>;
  readonly on: (event: 'will-download', listener: (event: Preventable) => void) => unknown;
};

type OnNavigation<Name extends string> = (
  event: Name,
  listener: (event: Preventable & { readonly url: string }) => void,
) => unknown;

type Preventable = { readonly preventDefault: () => void };

/** The part of a page's contents that is locked; a test passes a recording one. */
export type LockableContents = Pick<
  WebContents,
  'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'
> & {
  readonly on: OnNavigation<'will-navigate'> &
    OnNavigation<'will-redirect'> &
    OnNavigation<'will-frame-navigate'> &
    ((event: 'will-attach-webview', listener: (event: Preventable) => void) => unknown);
};

/** Chromium's number for a certificate that is refused. */
const certificateRefused = -2;

/** What may be requested at all: our own files, and the developer tools' where they are open. */
const isLocalRequest = (url: string): boolean => isOwnUrl(url) || url.startsWith('devtools:');

/** Denies every permission, device, download and request that leaves the program. */
export const lockSession = (session: LockableSession): void => {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null));
  // An empty list protects nothing; every class that exists stays protected.
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => [...protectedClasses]);
  session.setBluetoothPairingHandler((_details, decide) => decide({ confirmed: false }));
  session.setCertificateVerifyProc((_request, decide) => decide(certificateRefused));
  // The spelling dictionaries would be downloaded.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isLocalRequest(url) }));
};

/** Keeps a page where it is: no other address, no window, no embedded page. */
export const lockContents = (contents: LockableContents): void => {
  const stayAtHome = (event: Preventable & { readonly url: string }): void => {
    if (!isOwnUrl(event.url)) {
      event.preventDefault();
    }
  };
  contents.on('will-navigate', stayAtHome);
  contents.on('will-redirect', stayAtHome);
  contents.on('will-frame-navigate', stayAtHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
};

/** How the own scheme is registered, before the program is ready. */
export const ownSchemePrivileges = {
  scheme: ownScheme,
  privileges: { standard: true, secure: true, codeCache: true },
} as const;

import { noKeyWrap, type KeyWrap } from '../key-wrap.ts';

/** Where identities lie and what guards their keys beside the passphrase. */
export type Vault = {
  readonly configFolder: string;
  /** Of the passphrase; those of `encryptKey` unless a test says less. */
  readonly rounds?: number;
  /** None without it. */
  readonly keyWrap?: KeyWrap;
  /** Whether keys that are made or imported are bound to this account by the system's store at once. */
  readonly bindsNewKeys?: boolean;
};

/** What wraps the keys of a vault. */
export const keyWrapOf = ({ keyWrap }: Vault): KeyWrap => keyWrap ?? noKeyWrap;

/** The vault of an engine with these settings. */
export const vaultOf = ({
  configFolder,
  keyRounds,
  keyWrap,
}: {
  readonly configFolder: string;
  readonly keyRounds?: number;
  readonly keyWrap?: KeyWrap;
}): Vault => ({
  configFolder,
  ...(keyRounds === undefined ? {} : { rounds: keyRounds }),
  ...(keyWrap === undefined ? {} : { keyWrap }),
});

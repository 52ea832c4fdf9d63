import type { Command as Program } from 'commander';
import type { AddTo, Json, Run } from './command-options.ts';
import {
  exportIdentity,
  importIdentity,
  issueCertificateFor,
  listIdentities,
  makeApprover,
  makeRoot,
  revokeCertificate,
  saveIdentityKey,
} from './commands/identities.ts';

type RootOptions = { readonly root?: string; readonly rootPassphraseFile?: string };

/** The commands about who decides and by which certificates. */
export const addIdentityCommands = (program: Program, addTo: AddTo, run: Run): void => {
  const identities = program
    .command('identities')
    .description('programme roots, approvers and their certificates on this machine');
  const withRoot = (command: Program): Program =>
    command
      .option('--root <id>', 'id of the root, where there is more than one')
      .option(
        '--root-passphrase-file <file>',
        'file with the passphrase of the root (or TIERWRIGHT_ROOT_PASSPHRASE)',
      );
  const withPassphrase = (command: Program): Program =>
    command.option(
      '--passphrase-file <file>',
      'file with the passphrase of the new key (or TIERWRIGHT_PASSPHRASE)',
    );

  addTo(identities, 'list', 'who can decide on this machine, with fingerprints').action(
    (options: Json) => run(listIdentities(), options.json === true),
  );
  withPassphrase(addTo(identities, 'root', 'make the root of a programme'))
    .requiredOption('--name <name>', 'name of the root')
    .option('--organization <name>', 'name of the company', '')
    .action((options: Json & { name: string; organization: string; passphraseFile?: string }) =>
      run(makeRoot(options), options.json === true),
    );
  withRoot(withPassphrase(addTo(identities, 'approver', 'make the key of an approver')))
    .requiredOption('--name <name>', 'name of the person')
    .requiredOption('--function <function>', 'function of the person, for example finance')
    .option('--organization <name>', 'name of the company', '')
    .option('--request <file>', 'write a request for another authority instead of using a root')
    .action(
      (
        options: Json &
          RootOptions & {
            name: string;
            function: string;
            organization: string;
            passphraseFile?: string;
            request?: string;
          },
      ) => run(makeApprover(options), options.json === true),
    );
  withPassphrase(
    addTo(identities, 'import <file>', 'take in a certificate chain (PEM) or a PKCS#12 file'),
  )
    .option(
      '--file-passphrase-file <file>',
      'file with the passphrase of the PKCS#12 file (or TIERWRIGHT_FILE_PASSPHRASE)',
    )
    .action(
      (file: string, options: Json & { passphraseFile?: string; filePassphraseFile?: string }) =>
        run(importIdentity(file, options), options.json === true),
    );
  withRoot(addTo(identities, 'issue <request>', 'answer a request with a certificate'))
    .requiredOption('--out <file>', 'the PEM file to write')
    .action((request: string, options: Json & RootOptions & { out: string }) =>
      run(issueCertificateFor(request, options), options.json === true),
    );
  withRoot(
    addTo(identities, 'revoke [certificate]', 'revoke a certificate and write the revocation list'),
  )
    .option('--reason <text>', 'why', '')
    .requiredOption('--out <file>', 'the revocation list (PEM) to write')
    .action(
      (
        certificate: string | undefined,
        options: Json & RootOptions & { reason: string; out: string },
      ) => run(revokeCertificate(certificate, options), options.json === true),
    );
  addTo(identities, 'export <id>', 'write a certificate with its chain, for others')
    .requiredOption('--out <file>', 'the PEM file to write')
    .action((id: string, options: Json & { out: string }) =>
      run(exportIdentity(id, options), options.json === true),
    );
  addTo(identities, 'save-key <id>', 'write a key with its certificates as PKCS#12, to be kept')
    .requiredOption('--out <file>', 'the .p12 file to write')
    .option(
      '--passphrase-file <file>',
      'file with the passphrase of the key, which locks the copy too (or TIERWRIGHT_PASSPHRASE)',
    )
    .action((id: string, options: Json & { out: string; passphraseFile?: string }) =>
      run(saveIdentityKey(id, options), options.json === true),
    );
};

import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { counted } from '#shared/intake/wording.ts';
import { createUnpacker, type Unpacker } from './gunzip-bytes.ts';
import { stopReading } from './read-signal.ts';

/** What makes a file the same file: compared before and after it was read. */
export type FileStamp = {
  readonly bytes: number;
  readonly modifiedNs: bigint;
  readonly inode: bigint;
};

/** A file that is being read from start to end, and hashed on the way. */
export type SourceFile = {
  readonly name: string;
  readonly path: string;
  readonly stamp: FileStamp;
  /** Whether the bytes that are read were packed with gzip; stamp, hash and progress are the file's. */
  readonly isPacked: boolean;
  /** Fills `target` from the next bytes; returns how many there were, 0 at the end. */
  readonly read: (target: Buffer) => number;
  /** Reads at a place, outside the order and the hash. */
  readonly readAt: (target: Buffer, position: number) => number;
  readonly bytesRead: () => number;
  /** SHA-256 of everything read so far in order, as hexadecimal text. */
  readonly sha256: () => string;
  /** Refuses a file that is not the one that was opened any more. */
  readonly checkUnchanged: () => void;
  readonly close: () => void;
};

const stampOf = (facts: { size: bigint; mtimeNs: bigint; ino: bigint }): FileStamp => ({
  bytes: Number(facts.size),
  modifiedNs: facts.mtimeNs,
  inode: facts.ino,
});

const explainOpening = (path: string, error: unknown): never => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const found =
    code === 'ENOENT'
      ? 'no file at this place'
      : code === 'EACCES' || code === 'EPERM'
        ? 'a file that may not be read'
        : code === 'EISDIR'
          ? 'a folder'
          : undefined;
  if (found === undefined) {
    throw error;
  }
  return stopReading(
    refuseInput(basename(path), 'a file that can be read', found, 'Choose another file.'),
  );
};

const openForReading = (path: string): number => {
  try {
    return openSync(path, 'r');
  } catch (error) {
    return explainOpening(path, error);
  }
};

const gzipMagic = 0x1f8b;
const skipStep = 1 << 16;

/** Places count unpacked bytes; going back begins at the start again. */
const readPackedAt = (
  name: string,
  readRawAt: (target: Buffer, position: number) => number,
): SourceFile['readAt'] => {
  const begin = (): Unpacker => {
    let rawPosition = 0;
    return createUnpacker(name, (target) => {
      const count = readRawAt(target, rawPosition);
      rawPosition += count;
      return count;
    });
  };
  let unpacker = begin();
  let at = 0;
  return (target, position) => {
    if (position < at) {
      unpacker = begin();
      at = 0;
    }
    while (at < position) {
      const skipped = unpacker.read(Buffer.alloc(Math.min(skipStep, position - at)));
      if (skipped === 0) {
        return 0;
      }
      at += skipped;
    }
    const count = unpacker.read(target);
    at += count;
    return count;
  };
};

/** Opens a file for one pass. Empty files and folders are refused. */
export const openSourceFile = (path: string): SourceFile => {
  const descriptor = openForReading(path);
  const name = basename(path);
  const facts = fstatSync(descriptor, { bigint: true });
  const stamp = stampOf(facts);
  if (!facts.isFile()) {
    closeSync(descriptor);
    return stopReading(
      refuseInput(name, 'a file', 'a folder or a device', 'Choose a CSV or XLSX file.'),
    );
  }
  if (stamp.bytes === 0) {
    closeSync(descriptor);
    return stopReading(
      refuseInput(
        name,
        'a table with a header row',
        'an empty file of 0 bytes',
        'Export the file again and look at its size.',
      ),
    );
  }
  const hash = createHash('sha256');
  let bytesRead = 0;
  const readRawAt = (target: Buffer, position: number): number =>
    readSync(descriptor, target, 0, target.length, position);
  const readRaw = (target: Buffer): number => {
    const count = readRawAt(target, bytesRead);
    hash.update(count === target.length ? target : target.subarray(0, count));
    bytesRead += count;
    return count;
  };
  const start = Buffer.alloc(2);
  const isPacked = readRawAt(start, 0) === 2 && start.readUInt16BE(0) === gzipMagic;
  const unpacker = isPacked ? createUnpacker(name, readRaw) : null;

  return {
    name,
    path,
    stamp,
    isPacked,
    readAt: isPacked ? readPackedAt(name, readRawAt) : readRawAt,
    read: unpacker?.read ?? readRaw,
    bytesRead: () => bytesRead,
    sha256: () => hash.copy().digest('hex'),
    checkUnchanged: () => {
      const now = stampOf(statSync(path, { bigint: true }));
      if (
        now.bytes !== stamp.bytes ||
        now.modifiedNs !== stamp.modifiedNs ||
        now.inode !== stamp.inode ||
        bytesRead !== stamp.bytes
      ) {
        stopReading(
          refuseInput(
            name,
            'a file that stays as it is while it is read',
            `another size, time or file after ${counted(bytesRead)} bytes were read`,
            'Wait until the program that writes it has finished, then import it again.',
          ),
        );
      }
    },
    close: () => closeSync(descriptor),
  };
};

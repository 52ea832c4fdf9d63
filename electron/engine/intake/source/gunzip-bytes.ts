import { crc32 } from 'node:zlib';
import { Gunzip } from 'fflate';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { stopReading } from './read-signal.ts';

/** Unpacks at most a thousand times as much at once, 16 MB. */
const packedStep = 1 << 14;
/** Up to here no file is suspicious. */
const harmlessBytes = 64 << 20;
/** Tables shrink 5 to 50 times; more than this is built to fill memory or disk. */
const mostRatio = 200;
/** CRC-32 and length of the unpacked bytes, at the end of a gzip member. */
const trailerSize = 8;

/** Unpacked bytes of a gzip file from start to end. */
export type Unpacker = {
  /** Fills `target` as far as there are bytes; 0 at the end. */
  readonly read: (target: Buffer) => number;
};

const refuseDamage = (name: string, found: string): never =>
  stopReading(
    refuseInput(
      name,
      'a whole gzip file',
      found,
      'Copy or download the file again, or unpack it and import what is in it.',
    ),
  );

const refuseBomb = (name: string): never =>
  stopReading(
    refuseInput(
      name,
      `a gzip file that unpacks to at most ${mostRatio} times its size`,
      'one that unpacks to more',
      'Such files are built to fill a disk. If you trust it, unpack it and import what is in it.',
    ),
  );

/**
 * Unpacks what `readPacked` gives, in a fixed amount of memory. Damaged, cut off and oversized files
 * are refused; the checksum is compared where the file is one gzip member, as nearly all are.
 */
export const createUnpacker = (name: string, readPacked: (target: Buffer) => number): Unpacker => {
  const packed = Buffer.allocUnsafe(packedStep);
  let tail = Buffer.alloc(0);
  let waiting: Uint8Array[] = [];
  let packedBytes = 0;
  let unpackedBytes = 0;
  let checksum = 0;
  let members = 0;
  let isEnd = false;

  const stream = new Gunzip((chunk) => {
    if (chunk.length > 0) {
      unpackedBytes += chunk.length;
      checksum = crc32(chunk, checksum);
      waiting.push(chunk);
    }
  });
  // Called from the second member on.
  stream.onmember = () => {
    members += 1;
  };

  const push = (bytes: Uint8Array, isLast: boolean): void => {
    try {
      stream.push(bytes, isLast);
    } catch {
      refuseDamage(name, isLast ? 'one that ends too early' : 'damaged bytes');
    }
  };

  const checkTrailer = (): void => {
    const isWhole =
      tail.length === trailerSize &&
      tail.readUInt32LE(0) === checksum &&
      tail.readUInt32LE(4) === unpackedBytes % 0x1_0000_0000;
    if (members === 0 && !isWhole) {
      refuseDamage(name, 'bytes that do not match its checksum');
    }
  };

  const step = (): void => {
    const count = readPacked(packed);
    const bytes = packed.subarray(0, count);
    if (count === 0) {
      isEnd = true;
      checkTrailer();
      return;
    }
    packedBytes += count;
    tail = Buffer.concat([tail, bytes]).subarray(-trailerSize);
    push(Uint8Array.from(bytes), false);
    if (unpackedBytes > harmlessBytes && unpackedBytes > packedBytes * mostRatio) {
      refuseBomb(name);
    }
  };

  return {
    read: (target) => {
      while (waiting.length === 0 && !isEnd) {
        step();
      }
      let filled = 0;
      while (filled < target.length) {
        const [first, ...rest] = waiting;
        if (first === undefined) {
          if (isEnd) {
            break;
          }
          step();
          continue;
        }
        const part = first.subarray(0, target.length - filled);
        target.set(part, filled);
        filled += part.length;
        waiting = part.length === first.length ? rest : [first.subarray(part.length), ...rest];
      }
      return filled;
    },
  };
};

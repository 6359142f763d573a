import { type FileHandle, open } from 'node:fs/promises';

/** Directory sectors looked at: 64 sectors of 512 bytes hold 256 names, of which a document's own come first. */
const SECTORS = 64;
const END = 0xfffffffa;
const ENTRY = 128;

/**
 * Names of the storages and streams in a compound file (MS-CFB: .doc, .xls), as far as its first 256 directory entries go. Empty for a
 * file that only begins like one.
 */
export async function compoundStreams(path: string): Promise<string[]> {
  const file = await open(path);
  try {
    const header = await readAt(file, 0, 512);
    if (header.length < 512) return [];
    const shift = header.readUInt16LE(0x1e);
    if (shift !== 9 && shift !== 12) return [];
    const size = 1 << shift;
    const names: string[] = [];
    let sector = header.readUInt32LE(0x30);
    for (let i = 0; i < SECTORS && sector < END; i++) {
      const directory = await readAt(file, (sector + 1) * size, size);
      if (directory.length < size) break;
      for (let at = 0; at < size; at += ENTRY) {
        const length = directory.readUInt16LE(at + 64);
        if (length >= 2 && length <= 64) names.push(directory.toString('utf16le', at, at + length - 2));
      }
      sector = await nextSector(file, header, size, sector);
    }
    return names;
  } finally {
    await file.close();
  }
}

/** Follows the allocation table; its first 109 sectors are listed in the header, which covers any directory this looks at. */
async function nextSector(file: FileHandle, header: Buffer, size: number, sector: number): Promise<number> {
  const perSector = size / 4;
  const index = Math.floor(sector / perSector);
  if (index >= 109) return END;
  const table = header.readUInt32LE(0x4c + index * 4);
  if (table >= END) return END;
  const entry = await readAt(file, (table + 1) * size + (sector % perSector) * 4, 4);
  return entry.length === 4 ? entry.readUInt32LE(0) : END;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

import { Readable } from 'node:stream';
import { Zip, ZipPassThrough } from 'fflate';

/**
 * A ZIP file, made while it is read: of the files that come, one at a time is held. They are packed as they are,
 * pictures being compressed already.
 */
export function zipStream(
  files: AsyncIterable<{ readonly name: string; readonly content: Uint8Array }>,
): Readable {
  return Readable.from(packed(files), { objectMode: false });
}

async function* packed(
  files: AsyncIterable<{ readonly name: string; readonly content: Uint8Array }>,
): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for await (const { name, content } of files) {
    const file = new ZipPassThrough(name);
    zip.add(file);
    file.push(content, true);
    yield* chunks.splice(0);
  }
  zip.end();
  yield* chunks.splice(0);
}

import sharp from 'sharp';
import type { MaterialReference } from '#domain/forms/materials.ts';

/** Diagonal stripes and the word for a sample: nobody takes them for somebody's document. */
const SAMPLE = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320">
  <defs><pattern id="p" width="40" height="40" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="40" height="40" fill="#eee"/><rect width="20" height="40" fill="#bbb"/>
  </pattern></defs><rect width="480" height="320" fill="url(#p)"/>
  <text x="240" y="180" font-size="60" text-anchor="middle" fill="#333">样例 SAMPLE</text></svg>`;

let drawn: Promise<Buffer> | undefined;

/** A picture that stands for any paper of an invented person. Drawn once by a process. */
export function samplePicture(): Promise<Buffer> {
  drawn ??= sharp(Buffer.from(SAMPLE)).jpeg({ quality: 60 }).toBuffer();
  return drawn;
}

/** A request to the API as its applicant; a file goes as it is, anything else as JSON. */
export type Send = (
  method: 'POST' | 'PUT',
  path: string,
  body: object,
  etag?: string,
) => Promise<{ readonly body: unknown; readonly etag: string }>;

interface WithMaterials {
  readonly materials?: readonly Partial<MaterialReference>[];
}

/**
 * Uploads a picture for each material that a form refers to, and saves the form with their ids.
 * @param etag of the order as it was read
 * @returns the form as it was saved, and the order's new etag
 */
export async function handIn<Form extends WithMaterials>(
  send: Send,
  { orderNo, etag }: { readonly orderNo: string; readonly etag: string },
  form: Form,
): Promise<{ readonly form: Form; readonly etag: string }> {
  const picture = await samplePicture();
  const materials: MaterialReference[] = [];
  for (const { kind } of form.materials ?? []) {
    if (kind === undefined) continue;
    const { body } = await send('POST', `/orders/${orderNo}/materials?kind=${kind}`, picture);
    materials.push({ kind, id: (body as { id: string }).id });
  }
  const whole = { ...form, materials };
  const saved = await send('PUT', `/orders/${orderNo}/form`, whole, etag);
  return { form: whole, etag: saved.etag };
}

/** A body as it travels. */
export const asSent = (body: object): Buffer =>
  Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));

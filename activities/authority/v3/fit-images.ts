import { fitImage, ImageDoesNotFit } from './image-limit.ts';
import { NotExpressible, wireFinding, type WireFinding } from './not-expressible.ts';
import type { AttachmentRecord, ServiceRecord, UploadRecord } from './records.ts';
import { capOf, type AttachmentCaps } from './settings.ts';

type Fit = (bytes: Uint8Array, cap: number, field: string) => Promise<Uint8Array>;

/**
 * The record with its pictures scaled down to what the interface takes: a photograph of 4 MB is more than
 * it does. Those that fit are left as they are.
 * @throws NotExpressible naming each picture that cannot be read, or made so small
 */
export async function withFittingImages<R extends UploadRecord>(
  record: R,
  caps: AttachmentCaps,
): Promise<R> {
  const findings: WireFinding[] = [];
  const fit: Fit = (bytes, cap, field) =>
    fitImage(bytes, cap).catch((error: unknown) => {
      if (!(error instanceof ImageDoesNotFit)) throw error;
      const problem = error.code === 'unreadable' ? 'notPicture' : 'tooLarge';
      findings.push(wireFinding(field, problem, `${String(cap)} B`));
      return bytes;
    });
  const fitted = {
    ...record,
    ...('attachments' in record && {
      attachments: await fittedAttachments(record.attachments, caps, fit),
    }),
    ...('services' in record && { services: await fittedApprovals(record.services, caps, fit) }),
  };
  if (findings.length > 0) throw new NotExpressible(findings);
  return fitted;
}

const fittedAttachments = (
  attachments: readonly AttachmentRecord[],
  caps: AttachmentCaps,
  fit: Fit,
): Promise<AttachmentRecord[]> =>
  Promise.all(
    attachments.map(async (one, n) => ({
      ...one,
      content: await fit(
        one.content,
        capOf(caps, one.purpose),
        `/attachments/${String(n)}/content`,
      ),
    })),
  );

/** The scanned approvals of each service. */
const fittedApprovals = (
  services: readonly ServiceRecord[],
  { others }: AttachmentCaps,
  fit: Fit,
): Promise<ServiceRecord[]> =>
  Promise.all(
    services.map(async (service, s) => ({
      ...service,
      approvals: await Promise.all(
        service.approvals.map(async (approval, a) => ({
          ...approval,
          images: await Promise.all(
            approval.images.map((image, n) =>
              fit(
                image,
                others,
                `/services/${String(s)}/approvals/${String(a)}/images/${String(n)}`,
              ),
            ),
          ),
        })),
      ),
    })),
  );

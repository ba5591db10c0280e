import type { RepairTarget } from '#domain/stages.ts';
import { exitTo } from '../filing-setup.ts';

/** What a repair asks for, and of the order, by the stage it leads to. */
interface Repair {
  readonly guard: 'repairsTo' | 'repairsReportedTo';
  /** What becomes of the certificate; an outcome frees it by itself. */
  readonly certificate: readonly ('holdCertificate' | 'releaseCertificate')[];
}

const open: Repair = { guard: 'repairsTo', certificate: ['holdCertificate'] };
const reported: Repair = { guard: 'repairsReportedTo', certificate: ['holdCertificate'] };
const ended: Repair = { guard: 'repairsTo', certificate: [] };

const REPAIRS: Readonly<Record<RepairTarget, Repair>> = {
  draft: { guard: 'repairsTo', certificate: ['releaseCertificate'] },
  initialReview: open,
  correction: open,
  confirmation: open,
  acceptance: open,
  reporting: open,
  smsVerification: reported,
  bureauReview: reported,
  abandoned: ended,
  lapsed: ended,
};

/**
 * 人工修正: an administrator moves an order that nobody foresaw to a stage, also into the one it is in, which
 * then begins anew. Stands at the root of a filing's route. What the left stage has open it closes itself
 * at its exit; a report that waits to be handed over is dropped. Reason, second person and audit are asked
 * for where the repair is recorded.
 */
export const repairs = (stages: readonly RepairTarget[]) => ({
  repair: stages.map((stage) => ({
    target: exitTo(stage),
    guard: { type: REPAIRS[stage].guard, params: { stage } },
    actions: ['rememberRepair' as const, 'dropReport' as const, ...REPAIRS[stage].certificate],
  })),
});

import type { Problem } from '../problems.ts';
import type { CheckFinding } from './answers.ts';

/** A refusal of the API that a page has to put into words. */
export class ApiRefusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ApiRefusal';
    this.problem = problem;
  }

  /** What speaks against submitting, where that is what was refused. */
  get findings(): readonly CheckFinding[] {
    const { facts } = this.problem as { facts?: { findings?: readonly CheckFinding[] } };
    const { findings } = this.problem as { findings?: readonly CheckFinding[] };
    return findings ?? facts?.findings ?? [];
  }
}

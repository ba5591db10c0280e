import { describe, expect, it } from 'vitest';
import { describeAsText } from '#cli/describe-text.ts';
import { describeAll } from '#machines/describe.ts';

describe('beian describe', () => {
  const lines = describeAsText().split('\n');

  it.each(describeAll().map((filing) => [filing.filingType, filing] as const))(
    'given %s, then each stage, event, term and outcome of it has a line',
    (type, { version, stages, outcomes }) => {
      expect(lines.some((line) => line.startsWith(`${type} v${String(version)} `))).toBe(true);
      expect(lines).toContain(`  outcomes: ${outcomes.join(', ')}`);
      for (const { name, events, terms } of stages) {
        expect(
          lines.some((line) => line.startsWith(`  ${name}  `)),
          name,
        ).toBe(true);
        for (const event of events) {
          expect(
            lines.some((line) => line.includes(`${event.type} (`)),
            event.type,
          ).toBe(true);
        }
        for (const term of terms) {
          expect(lines.some((line) => line.startsWith(`    ${term.name} over → `))).toBe(true);
        }
      }
    },
  );

  it('given a step that takes an event, then the line says which, under which condition and what follows', () => {
    expect(lines).toContain(
      '    [frozen] reportRefused (authority) → correction if answersLastReport  {notify:reportRefused}',
    );
    expect(lines).toContain(
      '    [queued] withdraw (applicant) → draft  {dropReport, releaseCertificate}',
    );
  });

  it('given what the bureau decides, then it stands once, for all open stages of each filing that a bureau decides', () => {
    const filings = describeAll().filter(({ stages }) =>
      stages.some(({ name }) => name === 'bureauReview'),
    );
    expect(filings.length).toBeGreaterThan(1);
    expect(lines.filter((line) => line.includes('bureauApproved'))).toHaveLength(filings.length);
  });
});

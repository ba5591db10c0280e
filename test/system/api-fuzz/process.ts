/** What a process of the API tells of itself. */
export interface Process {
  /** When it started: another one started at another time. */
  readonly startedAt: number;
  readonly residentMb: number;
}

/** Reads it off the API's metrics. */
export async function processOf(api: string): Promise<Process> {
  const metrics = await (await fetch(`${api}/metrics`)).text();
  const valueOf = (name: string): number => {
    const [, value] = new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics) ?? [];
    if (value === undefined) throw new Error(`${name} is not among the metrics`);
    return Number(value);
  };
  return {
    startedAt: valueOf('process_start_time_seconds'),
    residentMb: valueOf('process_resident_memory_bytes') / 1_000_000,
  };
}

/** Says something to a simulator, as its page or its test routes do. */
export async function control(base: string, path: string, body: object): Promise<void> {
  const response = await fetch(new URL(path, base), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
}

/** A list that a simulator keeps. */
export async function listOf<T>(base: string, path: string): Promise<T[]> {
  const response = await fetch(new URL(path, base), { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
  return (await response.json()) as T[];
}

/** The texts on a phone, the oldest first. */
export async function messagesTo(phone: string, number: string): Promise<string[]> {
  const path = `/control/messages?to=${encodeURIComponent(number)}`;
  return (await listOf<{ body: string }>(phone, path)).map(({ body }) => body);
}

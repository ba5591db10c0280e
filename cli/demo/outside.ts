/** Says something to a simulator. */
export async function control(base: string | undefined, path: string, body: object): Promise<void> {
  const response = await fetch(new URL(path, base), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
}

/** The newest six-digit code on a phone; null while none has come. */
export async function lastCode(base: string | undefined, mobile: string): Promise<string | null> {
  const url = new URL(`/control/messages?to=${encodeURIComponent(`+86${mobile}`)}`, base);
  const messages = (await (await fetch(url)).json()) as { body: string }[];
  const codes = messages.flatMap(({ body }) => /验证码\D{0,6}(\d{6})/.exec(body)?.[1] ?? []);
  return codes.at(-1) ?? null;
}

/** The password that the bureau told a subject with its filing; undefined where it has no such subject. */
export async function filingPasswordOf(
  base: string | undefined,
  icpNumber: string,
): Promise<string | undefined> {
  const response = await fetch(new URL('/control/register', base));
  const filed = (await response.json()) as { number: string; password: string }[];
  return filed.find(({ number }) => number === icpNumber)?.password;
}

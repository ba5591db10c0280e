/** Calls a JSON address; the type parameter is what the test expects to come back. */
export async function getJson<Body>(
  url: string,
  headers: Record<string, string> = {},
): Promise<Body> {
  return (await (await fetch(url, { headers })).json()) as Body;
}

/** Posts JSON; throws nothing: the status is for the test to look at. */
export async function postJson<Body>(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Body }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Body };
}

/** The value of an Authorization header (HTTP basic). */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

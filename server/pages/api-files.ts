import { json } from 'node:stream/consumers';
import type { Api } from '../api.ts';
import type { Problem } from '../problems.ts';
import { ApiRefusal } from './api-refusal.ts';
import { bearer, sameAddress } from './ask-api.ts';

/** Hands a file on that the API makes while it is read: never all of it is held. */
export function streamer(app: Api, token: string) {
  return async (path: string, payload: object) => {
    const response = await app.inject({
      ...{ method: 'POST', url: `/api/v1${path}`, headers: bearer(token), payload },
      ...{ ...sameAddress(), payloadAsStream: true },
    });
    const stream = response.stream();
    if (response.statusCode >= 400) throw new ApiRefusal((await json(stream)) as Problem);
    const { 'content-type': type, 'content-disposition': disposition } = response.headers;
    return {
      stream,
      type: type?.toString() ?? 'application/octet-stream',
      disposition: disposition ?? 'attachment',
    };
  };
}

import type { ProblemDocument } from '@lotwright/contract';

/** An answer of the API that is not a success, in the words of its problem document. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    /** HTTP status; 0 when the server was not reached. */
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    /** What would help; empty when the server does not say. */
    readonly help = '',
  ) {
    super(detail ? `${title}: ${detail}` : title);
  }
}

/** One call; JSON in, JSON out. @throws ApiError for every answer that is not 2xx and when the server is not reached. */
export async function call<Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, {
      method, signal, credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError(0, 'The server does not answer', 'The board keeps what it has shown.', 'Check that Lotwright is running, then try again.');
  }
  const text = await response.text();
  const answer = parse(text);
  if (!response.ok) throw problem(response.status, answer);
  return answer as Answer;
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function problem(status: number, answer: unknown): ApiError {
  const document = (answer ?? {}) as Partial<ProblemDocument>;
  return new ApiError(status, document.title ?? `The server answered ${status}`, document.detail ?? '', document.help ?? '');
}

import { ApiError, call } from './api.js';

/** Who is signed in. */
export interface Session {
  readonly user: string;
}

/** The session of this browser, `null` when nobody is signed in. @throws ApiError when the server does not answer. */
export async function readSession(): Promise<Session | null> {
  try {
    return await call<Session>('GET', '/v1/session');
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) return null;
    throw error;
  }
}

/** Signs in. @throws ApiError 401 when user and password do not match. */
export function signIn(user: string, password: string): Promise<Session> {
  return call<Session>('POST', '/v1/session', { user, password });
}

/** Signs out. */
export async function signOut(): Promise<void> {
  await call('DELETE', '/v1/session');
}

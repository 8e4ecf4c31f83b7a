import type { SessionAnswer } from '@lotwright/contract';
import { ApiError, call } from './api.js';

/** The session of this browser, `null` when nobody is signed in. @throws ApiError when the server does not answer. */
export async function readSession(): Promise<SessionAnswer | null> {
  try {
    return await call<SessionAnswer>('GET', '/v1/session');
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) return null;
    throw error;
  }
}

/** Signs in. @throws ApiError 401 when login and password do not match. */
export function signIn(login: string, password: string): Promise<SessionAnswer> {
  return call<SessionAnswer>('POST', '/v1/session', { login, password });
}

/** Signs out. */
export async function signOut(): Promise<void> {
  await call('DELETE', '/v1/session');
}

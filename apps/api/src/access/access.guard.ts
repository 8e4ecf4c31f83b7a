import { Injectable, SetMetadata } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Moment } from '@lotwright/planning';
import type { Request } from 'express';
import { Parts } from '../parts.js';
import { Refusal } from '../problem/problem.js';
import { hashSecret } from './secrets.js';

const OPEN = 'open to everybody';

/** Opens a route to everybody. Every route without it needs a login or a key. */
export const OpenToAll = () => SetMetadata(OPEN, true);

/** Who asks. */
export interface Principal {
  readonly kind: 'person' | 'key';
  readonly login: string;
  readonly expiresAt: Moment | null;
}

/** Name of the session cookie. */
export const SESSION_COOKIE = 'lotwright_session';

const asked = new WeakMap<Request, Principal>();

/** The principal that the guard let through. */
export function principalOf(request: Request): Principal {
  const principal = asked.get(request);
  if (principal === undefined) throw new Refusal('not_logged_in', 'The request carries no login.');
  return principal;
}

/** Value of the session cookie; empty when there is none. */
export function sessionToken(request: Request): string {
  const pair = (request.headers.cookie ?? '').split(';').find((part) => part.trim().startsWith(`${SESSION_COOKIE}=`));
  return pair?.trim().slice(SESSION_COOKIE.length + 1) ?? '';
}

/** Lets nobody in but those who are logged in or hold a key; denies what it does not know. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly parts: Parts,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    refuseForeignOrigin(request);
    if (this.reflector.getAllAndOverride<boolean>(OPEN, [context.getHandler(), context.getClass()])) return true;
    const principal = await this.principal(request);
    if (principal === null) throw new Refusal('not_logged_in', 'The request carries no valid login and no valid key.');
    asked.set(request, principal);
    return true;
  }

  private async principal(request: Request): Promise<Principal | null> {
    const [scheme, secret] = (request.headers.authorization ?? '').split(' ');
    if (scheme.toLowerCase() === 'bearer' && secret) {
      const key = await this.parts.accounts.useKey(hashSecret(secret));
      return key && { kind: 'key', login: key.name, expiresAt: null };
    }
    const token = sessionToken(request);
    const session = token === '' ? null : await this.parts.accounts.session(hashSecret(token));
    return session && { kind: 'person', login: session.login, expiresAt: session.expiresAt };
  }
}

/** Cookies are SameSite=Strict already; this refuses what a browser sends for another site all the same. */
function refuseForeignOrigin(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign = site === 'cross-site' || (origin !== undefined && origin !== 'null' && URL.canParse(origin) && new URL(origin).host !== host) || origin === 'null';
  if (foreign) throw new Refusal('foreign_origin', 'The origin of the request is not this server.');
}

import { Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { loginBody } from '@lotwright/contract';
import type { SessionAnswer } from '@lotwright/contract';
import type { Moment } from '@lotwright/planning';
import type { Request, Response } from 'express';
import { Documented } from '../openapi/documented.js';
import { Parts } from '../parts.js';
import { momentWire } from '../request/wire-text.js';
import { Refusal } from '../problem/problem.js';
import { jsonBody } from '../request/read-body.js';
import { principalOf, SESSION_COOKIE, sessionToken } from './access.guard.js';
import { LoginThrottle } from './login-throttle.js';
import { hashSecret, isPassword, newSecret } from './secrets.js';

/** Logging in and out. */
@ApiTags('access')
@Controller('v1/session')
export class SessionController {
  private readonly throttle: LoginThrottle;

  constructor(private readonly parts: Parts) {
    this.throttle = new LoginThrottle(parts.clock);
  }

  /** Logs in and sets the session cookie. */
  @Post()
  @HttpCode(200)
  @Documented({
    open: true,
    summary: 'Log in',
    body: 'Login',
    answer: { status: 200, shape: 'Session', words: 'Logged in; the cookie lotwright_session carries the login.' },
    problems: ['malformed_json', 'validation', 'unsupported_media_type', 'wrong_login', 'too_many_logins', 'foreign_origin'],
  })
  async logIn(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<SessionAnswer> {
    const { login, password } = jsonBody(request, loginBody);
    const address = request.ip ?? '';
    this.throttle.check(login, address);
    const account = await this.parts.accounts.account(login);
    if (!(await isPassword(password, account?.passwordHash ?? null))) {
      this.throttle.failed(login, address);
      throw new Refusal('wrong_login', 'The login was refused.');
    }
    this.throttle.succeeded(login, address);
    const token = newSecret('');
    const length = this.parts.settings.sessionHours * 3_600_000;
    const expiresAt = (this.parts.clock.now() + length) as Moment;
    await this.parts.accounts.openSession(hashSecret(token), login, expiresAt);
    response.cookie(SESSION_COOKIE, token, { httpOnly: true, sameSite: 'strict', secure: request.secure, path: '/', maxAge: length });
    return { login, kind: 'person', expiresAt: momentWire(expiresAt) };
  }

  /** Who is logged in. */
  @Get()
  @Documented({ summary: 'Who is logged in', answer: { status: 200, shape: 'Session', words: 'The login in force.' } })
  whoIsIt(@Req() request: Request): SessionAnswer {
    const { kind, login, expiresAt } = principalOf(request);
    return { login, kind, expiresAt: expiresAt === null ? null : momentWire(expiresAt) };
  }

  /** Logs out. */
  @Delete()
  @HttpCode(204)
  @Documented({ summary: 'Log out', answer: { status: 204, shape: null, words: 'Logged out.' }, problems: ['foreign_origin'] })
  async logOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.parts.accounts.closeSession(hashSecret(sessionToken(request)));
    response.clearCookie(SESSION_COOKIE, { path: '/' });
  }
}

import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { ProblemDocument } from '@lotwright/contract';
import type { Response } from 'express';
import { randomUUID } from 'node:crypto';
import type { Parts } from '../parts.js';
import { Refusal } from './problem.js';
import { PROBLEM_TABLE } from './problem-table.js';
import type { ProblemCode } from './problem-table.js';

/** PostgreSQL stores no NUL, neither in a text (SQLSTATE 22021) nor in a document (22P05). */
const NOT_STORABLE = /^(22021|22P05)$/;
const BROKEN_ESCAPE = /^Failed to decode param/;
const LOST_DATABASE = /^(08|57P0|53300|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/;

/** What Nest and the body reader throw of their own, by status. */
const HTTP_STATUS: Readonly<Record<number, ProblemCode | undefined>> = {
  400: 'malformed_json', 404: 'not_found', 413: 'body_too_large', 415: 'unsupported_media_type',
};

/** Turns whatever was thrown into a problem document (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly parts: Pick<Parts, 'reportFault'>) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const instance = randomUUID();
    const refusal = refusalOf(thrown);
    if (refusal.code === 'our_fault') this.parts.reportFault(instance, thrown);
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return void response.end();
    const { retryAfter } = refusal.rest;
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    response.status(PROBLEM_TABLE[refusal.code].status).type('application/problem+json').send(JSON.stringify(documentOf(refusal, instance)));
  }
}

function documentOf({ code, detail, rest }: Refusal, instance: string): ProblemDocument {
  const { status, title, help } = PROBLEM_TABLE[code];
  const { errors, more } = rest;
  return {
    type: `urn:lotwright:problem:${code}`,
    title,
    status,
    code,
    detail,
    help,
    instance,
    ...(errors && { errors: [...errors] }),
    ...(more ? { more } : {}),
  };
}

function refusalOf(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  const byStatus = thrown instanceof HttpException ? HTTP_STATUS[thrown.getStatus()] : undefined;
  if (byStatus !== undefined) {
    const { message } = thrown as HttpException;
    return BROKEN_ESCAPE.test(message) ? new Refusal('not_found', 'The address holds a % that does not begin an escaped character.') : new Refusal(byStatus, message);
  }
  const { code, driverError } = (thrown ?? {}) as { code?: string; driverError?: { code?: string } };
  const cause = String(driverError?.code ?? code ?? '');
  if (NOT_STORABLE.test(cause)) return new Refusal('validation', 'A text holds the character U+0000, which no text here may hold.');
  if (LOST_DATABASE.test(cause) || /Connection terminated|timeout exceeded when trying to connect/.test(String((thrown as Error)?.message))) {
    return new Refusal('database_down', 'The database could not be reached.', { retryAfter: 5 });
  }
  return new Refusal('our_fault', 'The request was not carried out.');
}

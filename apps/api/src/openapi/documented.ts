import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiResponse } from '@nestjs/swagger';
import { OpenToAll } from '../access/access.guard.js';
import { PROBLEM_TABLE } from '../problem/problem-table.js';
import type { ProblemCode } from '../problem/problem-table.js';
import { shapeReference } from './named-shapes.js';
import type { ShapeName } from './named-shapes.js';

/** What a route says about itself in the OpenAPI document. */
export interface RouteWords {
  readonly summary: string;
  readonly description?: string;
  readonly body?: ShapeName;
  /** True when the body may also be CSV. */
  readonly csv?: boolean;
  readonly answer: { readonly status: number; readonly shape: ShapeName | null; readonly words: string; readonly type?: string };
  /** True for the few routes that need neither login nor key: opens them, and says so. */
  readonly open?: boolean;
  /** Problems beside those every route may have. */
  readonly problems?: readonly ProblemCode[];
}

/** Every route may answer with these. */
const ALWAYS: readonly ProblemCode[] = ['our_fault', 'database_down'];

/** Describes a route; a test fails for a route without it. */
export function Documented({ summary, description, body, csv = false, answer, open = false, problems = [] }: RouteWords): MethodDecorator {
  const byStatus = group([...problems, ...(open ? [] : (['not_logged_in'] as const)), ...ALWAYS]);
  return applyDecorators(
    ...(open ? [OpenToAll()] : []),
    ApiOperation({ summary, description, ...(open ? { security: [] } : {}) }),
    ...(body ? [ApiConsumes('application/json', ...(csv ? ['text/csv'] : [])), ApiBody({ schema: shapeReference(body) })] : []),
    ApiProduces(answer.type ?? 'application/json'),
    ApiResponse({ status: answer.status, description: answer.words, ...(answer.shape ? { content: { [answer.type ?? 'application/json']: { schema: shapeReference(answer.shape) } } } : {}) }),
    ...[...byStatus].map(([status, codes]) =>
      ApiResponse({
        status,
        description: codes.map((code) => `\`${code}\` ${PROBLEM_TABLE[code].title}`).join('; '),
        content: { 'application/problem+json': { schema: shapeReference('Problem') } },
      }),
    ),
  );
}

function group(codes: readonly ProblemCode[]): Map<number, ProblemCode[]> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of [...new Set(codes)]) {
    const { status } = PROBLEM_TABLE[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

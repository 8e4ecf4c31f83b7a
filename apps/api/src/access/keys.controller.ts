import { Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { newKeyBody } from '@lotwright/contract';
import type { KeyAnswer } from '@lotwright/contract';
import type { ApiKey } from '@lotwright/planning';
import type { Request } from 'express';
import { Documented } from '../openapi/documented.js';
import { Parts } from '../parts.js';
import { Refusal } from '../problem/problem.js';
import { jsonBody } from '../request/read-body.js';
import { momentWire } from '../request/wire-text.js';
import { principalOf } from './access.guard.js';
import { hashSecret, newSecret } from './secrets.js';

/** Keys for other systems. Only people manage them. */
@ApiTags('access')
@Controller('v1/keys')
export class KeysController {
  constructor(private readonly parts: Parts) {}

  /** Lists all keys. */
  @Get()
  @Documented({ summary: 'Keys for other systems', answer: { status: 200, shape: 'Keys', words: 'All keys, without their secrets.' }, problems: ['people_only'] })
  async list(@Req() request: Request): Promise<{ keys: KeyAnswer[] }> {
    personOf(request);
    return { keys: (await this.parts.accounts.keys()).map(keyWire) };
  }

  /** Makes a key. */
  @Post()
  @Documented({
    summary: 'Make a key for another system',
    body: 'NewKey',
    answer: { status: 201, shape: 'NewKeySecret', words: 'The key; its secret is shown this once.' },
    problems: ['malformed_json', 'validation', 'unsupported_media_type', 'people_only', 'foreign_origin'],
  })
  async make(@Req() request: Request): Promise<KeyAnswer & { secret: string }> {
    const login = personOf(request);
    const { name } = jsonBody(request, newKeyBody);
    const secret = newSecret('lw_');
    return { ...keyWire(await this.parts.accounts.addKey(name, hashSecret(secret), login)), secret };
  }

  /** Revokes a key at once. */
  @Delete(':id')
  @HttpCode(204)
  @Documented({ summary: 'Revoke a key', answer: { status: 204, shape: null, words: 'The key works no more.' }, problems: ['not_found', 'people_only', 'foreign_origin'] })
  async revoke(@Req() request: Request, @Param('id') id: string): Promise<void> {
    personOf(request);
    if (!(await this.parts.accounts.revokeKey(id))) throw new Refusal('not_found', 'There is no key with this id.');
  }
}

function personOf(request: Request): string {
  const { kind, login } = principalOf(request);
  if (kind !== 'person') throw new Refusal('people_only', 'The request carries a key.');
  return login;
}

function keyWire({ id, name, createdBy, createdAt, lastUsedAt, revokedAt }: ApiKey): KeyAnswer {
  return { id, name, createdBy, createdAt: momentWire(createdAt), lastUsedAt: momentWire(lastUsedAt), revokedAt: momentWire(revokedAt) };
}

import { Controller, Get, Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ApiTags } from '@nestjs/swagger';
import { Documented } from './documented.js';

/** What the API says of itself. Written when it is first asked for: by then every route is there. */
@Injectable()
export class SelfDescription {
  private written: OpenAPIObject | null = null;
  /** Set by whoever has built the API. */
  write!: () => OpenAPIObject;

  /** The OpenAPI document. */
  document(): OpenAPIObject {
    this.written ??= this.write();
    return this.written;
  }
}

/** The API's description of itself. */
@ApiTags('health')
@Controller('v1/openapi.json')
export class OpenApiController {
  constructor(private readonly description: SelfDescription) {}

  /** The OpenAPI document. */
  @Get()
  @Documented({ open: true, summary: 'This description', answer: { status: 200, shape: null, words: 'The OpenAPI 3.1 document of all routes.' } })
  show(): OpenAPIObject {
    return this.description.document();
  }
}

import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { shapeSchemas } from './named-shapes.js';

/** The OpenAPI 3.1 document of all routes, with the shapes of the contract. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Lotwright')
    .setDescription('Plants, patient orders, plans and promises. Every error is a problem document; docs/reference/errors.md lists the codes.')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addCookieAuth('lotwright_session', { type: 'apiKey', in: 'cookie' }, 'login')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'key')
    .build();
  const document = SwaggerModule.createDocument(app, config, { autoTagControllers: false, operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}` });
  document.security = [{ login: [] }, { key: [] }];
  document.components = { ...document.components, schemas: shapeSchemas() as never };
  return document;
}

import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { KeysController } from './access/keys.controller.js';
import { SessionController } from './access/session.controller.js';
import { BoardController } from './board/board.controller.js';
import { EtasController } from './etas/etas.controller.js';
import { HealthController, Readiness } from './health/health.controller.js';
import { OpenApiController, SelfDescription } from './openapi/openapi.controller.js';
import { OrdersController } from './orders/orders.controller.js';
import { Parts } from './parts.js';
import { PlansController } from './plans/plans.controller.js';
import { RequestsController } from './plans/requests.controller.js';
import { PlantModule } from './plant/plant.module.js';
import { ProblemFilter } from './problem/problem-filter.js';
import { ScenariosController } from './scenarios/scenarios.controller.js';

/** The API over its parts. */
@Global()
@Module({})
export class ApiModule {
  /** The module that works with these parts. */
  static over(parts: Parts): DynamicModule {
    return {
      module: ApiModule,
      imports: [PlantModule],
      controllers: [
        HealthController, SessionController, KeysController, OrdersController, RequestsController, PlansController, BoardController, EtasController,
        ScenariosController, OpenApiController,
      ],
      providers: [
        { provide: Parts, useValue: parts },
        Readiness,
        SelfDescription,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useFactory: () => new ProblemFilter(parts) },
      ],
      exports: [Parts],
    };
  }
}

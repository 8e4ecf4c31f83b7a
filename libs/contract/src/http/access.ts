import * as z from 'zod';
import { momentText } from './moments.js';

/** Logging in. */
export const loginBody = z.strictObject({ login: z.string().min(1).max(100), password: z.string().min(1).max(200) });

/** Who is logged in. Keys have no end. */
export const sessionAnswer = z.strictObject({
  login: z.string().meta({ description: 'login of the person, or name of the key' }),
  kind: z.enum(['person', 'key']),
  expiresAt: momentText.nullable(),
});

/** Asking for a key for another system. */
export const newKeyBody = z.strictObject({ name: z.string().min(1).max(100).meta({ description: 'what the key is for' }) });

/** A key without its secret. */
export const keyAnswer = z.strictObject({
  id: z.string(),
  name: z.string(),
  createdBy: z.string(),
  createdAt: momentText,
  lastUsedAt: momentText.nullable(),
  revokedAt: momentText.nullable(),
});

/** A new key: the only time its secret is shown. */
export const newKeyAnswer = z.strictObject({ ...keyAnswer.shape, secret: z.string().meta({ description: 'sent as Authorization: Bearer <secret>; shown only once' }) });

/** All keys. */
export const keysAnswer = z.strictObject({ keys: z.array(keyAnswer) });

/** The login in an answer. */
export type SessionAnswer = z.output<typeof sessionAnswer>;
/** A key in an answer. */
export type KeyAnswer = z.output<typeof keyAnswer>;

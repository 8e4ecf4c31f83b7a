import { migrate, openDatabase, startEmbeddedServer } from '@lotwright/persistence';
import type { EmbeddedServer } from '@lotwright/persistence';

/** The open database and how to leave it. */
export interface OpenDatabase {
  readonly url: string;
  readonly source: Awaited<ReturnType<typeof openDatabase>>;
  readonly embedded: EmbeddedServer | null;
  close(): Promise<void>;
}

/** Opens the database of `DATABASE_URL`, or starts the embedded server in `directory`, and brings its tables up to date. */
export async function openOrStart(url: string | null, directory: string): Promise<OpenDatabase> {
  const embedded = url === null ? await startEmbeddedServer({ directory }) : null;
  try {
    const address = url ?? embedded!.url;
    const source = await openDatabase(address);
    await migrate(source);
    return {
      url: address,
      source,
      embedded,
      async close() {
        await source.destroy();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

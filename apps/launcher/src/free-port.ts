import type { Api } from '@lotwright/api';
import { createServer } from 'node:net';

const TRIES = 50;

/** Listens at the port, or at the next free one. */
export async function listenNear(api: Api, host: string, wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + TRIES && port <= 65535; port += 1) {
    if (await isFree(port, host)) return api.listen(port, host);
  }
  throw new Error(`No port from ${wanted} to ${wanted + TRIES - 1} is free on ${host}.\nChoose another with --port.`);
}

async function isFree(port: number, host: string): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error)));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The board is a static folder served by the API; in development its calls are passed on to a running API. */
export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', target: 'es2022', sourcemap: false, assetsInlineLimit: 0 },
  server: { proxy: { '/v1': process.env.LOTWRIGHT_API ?? 'http://127.0.0.1:8080' } },
});

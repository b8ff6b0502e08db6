import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds a manager: one that `tierwall up` has started here. */
const manager = process.env.TIERWALL_MANAGER ?? 'https://localhost:8443';
const proxied = ['/api', '/policy', '/tierwall', '/openapi'];

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    target: 'es2023',
    outDir: 'target/classes/META-INF/resources/console',
    emptyOutDir: true,
    assetsInlineLimit: 0,
  },
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, { target: manager, secure: false }])) },
  test: { include: ['src/**/*.test.ts'] },
});

/**
 * Builds the shell: one single-page application for every Confluence and Jira address of the local site.
 * The site serves `dist/index.html` for those addresses and `/shell-assets/*` as static files.
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  base: '/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsDir: 'shell-assets',
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});

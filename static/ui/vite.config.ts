/**
 * Builds the one Custom UI resource. The platform's policy for it is `script-src 'self'; style-src 'self'`, hence files only:
 * no inline script, no preload polyfill, no style element made at run time. [platform §3]
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const require = createRequire(import.meta.url);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const packageFile = (path: string) => here(`../../node_modules/${path}`);

const gates =
  /^@atlaskit\/(platform-feature-flags|feature-gate-js-client|tmp-editor-statsig|react-compiler-gating)(\/|$)/;

/** Design tokens as a style sheet: Atlaskit's own loader would add a style element, which the policy forbids. */
function tokenStyles(): Plugin {
  const name = 'virtual:design-tokens.css';
  const themes = ['atlassian-light', 'atlassian-dark', 'atlassian-spacing', 'atlassian-typography'];
  return {
    name: 'design-tokens',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) =>
      id === `\0${name}`
        ? themes
            .map((theme) => require(packageFile(`@atlaskit/tokens/dist/cjs/artifacts/themes/${theme}.js`)).default)
            .join('\n')
        : undefined,
  };
}

function replacements(): Plugin {
  return {
    name: 'replacements',
    enforce: 'pre',
    resolveId(id) {
      if (gates.test(id)) return here('./build-support/feature-gates-off.ts');
      if (id === '@forge/bridge') return here('./build-support/forge-bridge-parts.js');
      if (id.startsWith('@forge/bridge/out/')) return packageFile(id);
      // The bridge needs one function of it; the rest brings lodash along.
      if (id === '@forge/i18n') return packageFile('@forge/i18n/out/ensureLocale.js');
      // The uncompiled primitives make style elements at run time (emotion); the compiled ones ship style sheets.
      if (id === '@atlaskit/primitives/pressable') return here('./build-support/pressable-compiled.ts');
      return undefined;
    },
  };
}

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [replacements(), tokenStyles(), react()],
  resolve: { mainFields: ['module:es2019', 'browser', 'module', 'jsnext:main', 'jsnext'] },
  build: {
    outDir: here('./build'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    reportCompressedSize: false,
    assetsInlineLimit: 0,
  },
});

import tseslint from 'typescript-eslint';

/** Rules with type information. Formatting is Biome's, imports are dependency-cruiser's, dead code is knip's. */
export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/build/**',
      '.cache/**',
      'out/**',
      'src/rendering/fonts/font-data.ts',
      '**/*.js',
      '**/*.cjs',
      '**/*.mjs',
    ],
  },
  {
    files: [
      'src/**/*.ts',
      'static/**/*.{ts,tsx}',
      'local-site/**/*.{ts,tsx}',
      'test/**/*.{ts,tsx}',
      'scripts/**/*.ts',
      'bench/**/*.ts',
      'demo/**/*.ts',
    ],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.json',
          './static/ui/tsconfig.json',
          './local-site/tsconfig.json',
          './local-site/shell/tsconfig.json',
          './test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A promise handed to an event handler is fine in React; everywhere else it floats.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false, properties: false } },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Ports are asynchronous whether or not an implementation awaits.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
        { selector: 'Decorator', message: 'No decorators.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'static/ui/src/**/*.{ts,tsx}'],
    // A declaration file describes what a package exports, as it is.
    ignores: ['**/*.d.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
        { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
      ],
    },
  },
  {
    // Build configuration is outside the programs of the shell and of the UI, which run in the browser.
    files: ['**/vite.config.ts'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    // Time, chance and people are arguments of the rules, never asked for there.
    files: [
      'src/kernel/**/*.ts',
      'src/domain/**/*.ts',
      'src/signature/**/*.ts',
      'src/trail/**/*.ts',
      'src/application/**/*.ts',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument (architecture §1).' },
        { object: 'Math', property: 'random', message: 'Chance is an argument (architecture §1).' },
        { object: 'process', property: 'env', message: 'Configuration is a controlled record.' },
      ],
    },
  },
);

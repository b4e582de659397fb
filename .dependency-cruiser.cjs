/**
 * Who may import whom (docs/architecture.md). Each rule says what to do instead.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files whose code needs each other are one concept or want a third file with what they share. A cycle that a type-only import closes is none: it is gone when the program runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-stands-alone',
      comment: 'The kernel is what everything may use; move what needs more to the layer it belongs to.',
      severity: 'error',
      from: { path: '^src/kernel' },
      to: { path: '^(src|static|local-site|test)/', pathNot: '^src/kernel' },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules depend on the kernel only, and never on another context: let the application pass the facts.',
      severity: 'error',
      from: { path: '^src/domain/([^/]+)/' },
      to: { pathNot: ['^src/kernel', '^src/domain/$1/', '^src/signature', '^src/contract/document-types'] },
    },
    {
      name: 'signature-on-kernel',
      comment: 'Signatures know people, meanings and digests; what is signed is passed in.',
      severity: 'error',
      from: { path: '^src/signature' },
      to: { path: '^(src|static|local-site|test)/', pathNot: '^src/(kernel|signature)' },
    },
    {
      name: 'trail-stands-alone',
      comment: 'The trail must be checkable by strangers: no import from the rest of the app.',
      severity: 'error',
      from: { path: '^src/trail' },
      to: { path: '^(src|static|local-site|test)/', pathNot: '^src/(kernel|trail)' },
    },
    {
      name: 'redline-compares-texts',
      comment: 'A redline is made of two texts that are handed in; load and authorise in the application.',
      severity: 'error',
      from: { path: '^src/redline' },
      to: { path: '^(src|static|local-site|test)/', pathNot: '^src/(kernel|contract|redline)' },
    },
    {
      name: 'contract-on-kernel',
      comment: 'The contract is shared with the browser; keep server code out of it.',
      severity: 'error',
      from: { path: '^src/contract' },
      to: { path: '^(src|static|local-site|test)/', pathNot: '^src/(kernel|contract)' },
    },
    {
      name: 'application-through-ports',
      comment: 'Use cases speak to the platform through ports.ts; add a port and implement it in src/adapters.',
      severity: 'error',
      from: { path: '^src/application' },
      to: { path: '^(src/(adapters|entry|rendering|index|work)|static|local-site|test|node_modules/@forge)' },
    },
    {
      name: 'adapters-implement-ports',
      comment: 'Adapters know ports, not use cases, rules or entry points.',
      severity: 'error',
      from: { path: '^src/adapters' },
      to: { path: '^(src/(domain|entry|rendering|index|work)|static|local-site|test)/' },
    },
    {
      name: 'entry-calls-the-application',
      comment: 'Entry points parse, identify and translate; wire adapters in src/index.ts or src/work.ts.',
      severity: 'error',
      from: { path: '^src/entry' },
      to: { path: '^(src/(adapters|domain|rendering)|static|local-site|test)/' },
    },
    {
      name: 'rendering-lays-out',
      comment: 'Writers receive finished models; they neither load nor decide.',
      severity: 'error',
      from: { path: '^src/rendering' },
      to: { path: '^(src/(adapters|entry|domain)|static|local-site|test)/' },
    },
    {
      name: 'ui-sees-the-contract',
      comment: 'The browser knows src/contract and src/kernel and asks the resolver for the rest.',
      severity: 'error',
      from: { path: '^static' },
      to: { path: '^(src|local-site|test)/', pathNot: '^src/(contract|kernel)' },
    },
    {
      name: 'local-site-knows-no-app',
      comment: 'The local site plays Atlassian for any app: read manifest.yml, not src.',
      severity: 'error',
      from: { path: '^local-site' },
      to: { path: '^(src|static|demo|test)/' },
    },
    {
      name: 'nothing-shipped-sees-tests',
      comment: 'Neither the local site nor the tests exist on Forge.',
      severity: 'error',
      from: { path: '^(src|static)' },
      to: { path: '^(local-site|test|demo|scripts)/' },
    },
    {
      name: 'sdk-in-adapters-and-entry',
      comment: 'Only adapters, entry points and the two compositions touch @forge packages.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(adapters|entry|index|work)' },
      to: { path: 'node_modules/@forge' },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      // Vite makes modules named `virtual:` while it builds.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

/** The floors of the house: upper may import lower, never the reverse. */
const room = (...names) => `^packages/server/src/(${names.join('|')})(/|\\.ts$)`;
const tests = '(\\.test\\.ts$|/testing/)';
const floors = [
  ['main', 'cli', 'index', 'sqlite-worker', 'teach-worker'],
  [
    'create-server',
    'open-store',
    'open-bus',
    'open-shop-system',
    'units',
    'secrets',
    'config',
    'static-paths',
  ],
  ['gateway', 'demo', 'transfer', 'backup', 'coach'],
  ['turn', 'privacy'],
  ['dialogue', 'desk'],
  ['knowledge', 'shop', 'conversation', 'files', 'sites', 'audit', 'metrics'],
  ['store', 'bus', 'jobs', 'outbound', 'disk'],
];

const noLookingUp = floors.slice(1).map((names, i) => ({
  name: `floor-${names.join('-')}`,
  severity: 'error',
  from: { path: room(...names), pathNot: tests },
  to: { path: room(...floors.slice(0, i + 1).flat()) },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...noLookingUp,
    {
      name: 'understanding-knows-nothing-of-the-house',
      severity: 'error',
      from: { path: '^packages/understanding/src' },
      to: { path: '^packages/(?!understanding/)' },
    },
    {
      name: 'protocol-stands-alone',
      severity: 'error',
      from: { path: '^packages/protocol/src' },
      to: { path: '^packages/(?!protocol/)' },
    },
    {
      name: 'client-needs-the-protocol-only',
      severity: 'error',
      from: { path: '^packages/client/src', pathNot: tests },
      to: { path: '^packages/(?!client/|protocol/)' },
    },
    {
      name: 'widget-and-console-meet-nobody-else',
      severity: 'error',
      from: { path: '^packages/(widget|console)/src', pathNot: tests },
      to: { path: '^packages/(?!$1/|client/|protocol/)' },
    },
    {
      name: 'browsers-never-load-a-language',
      severity: 'error',
      from: { path: '^packages/(client|widget|console)/src', pathNot: tests },
      to: { path: 'node_modules/(pinyin-pro|natural|opencc-js|libphonenumber-js)/' },
    },
    {
      name: 'browsers-never-bundle-schemas',
      severity: 'error',
      from: { path: '^packages/(client|widget|console)/src', pathNot: tests },
      to: { path: '(^packages/protocol/src/schemas|node_modules/zod/)' },
    },
    {
      name: 'packages-meet-by-name',
      comment: 'Another package is imported by its name, not by a path into its folder.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/', pathNot: tests },
      to: { path: '^packages/(?!$1/)', dependencyTypes: ['local'] },
    },
    {
      name: 'natural-by-sub-path',
      comment: 'Its main entry loads database drivers.',
      severity: 'error',
      from: {},
      to: { path: 'node_modules/natural/lib/natural/index\\.js$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/dist/' },
    includeOnly: { path: '^(packages|node_modules)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@zaine/source', 'import', 'node', 'default'],
    },
  },
};

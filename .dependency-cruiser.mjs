/**
 * Who may import whom. Each rule says why, because whoever trips over it needs the reason.
 * test/architecture plants a violation of every rule and expects its name.
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle, types counted, cannot be read or tested from either end.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-imports-nothing-of-ours',
      comment: 'shared runs unchanged in page, engine, worker, command line and test.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(db|electron|renderer|test)/' },
    },
    {
      name: 'shared-is-pure',
      comment: 'Only packages without input, output, clock or randomness of their own.',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core', 'npm-no-pkg', 'unknown'],
        pathNot: 'node_modules/(zod|canonicalize|pure-rand)/',
      },
    },
    {
      name: 'model-is-the-bottom',
      comment: 'Inside shared: model ← scoring ← scenario ← everything else, never back.',
      severity: 'error',
      from: { path: '^shared/model/' },
      to: { path: '^shared/(scoring|scenario|intake|proposal|sample|ipc|commands)/' },
    },
    {
      name: 'scoring-knows-no-scenario',
      comment: 'A future is a function on the snapshot; scoring does not know that futures exist.',
      severity: 'error',
      from: { path: '^shared/scoring/' },
      to: { path: '^shared/(scenario|intake|proposal|sample|commands)/' },
    },
    {
      name: 'db-imports-shared-only',
      comment: 'db is the only place that knows SQL and knows nothing of processes or pages.',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^(electron|renderer|test)/' },
    },
    {
      name: 'migrations-are-frozen',
      comment: 'A shipped migration depends on nothing that may change later.',
      severity: 'error',
      from: { path: '^db/migrations/\\d' },
      to: { pathNot: 'node_modules/kysely/' },
    },
    {
      name: 'sqlite-has-one-door',
      comment: 'Only db opens SQLite; the addon must never load in the main process.',
      severity: 'error',
      from: { pathNot: '^(db|test)/' },
      to: { path: 'node_modules/(better-sqlite3|@types/better-sqlite3)/' },
    },
    {
      name: 'main-has-no-database',
      comment: 'The main process stays thin: data and computing live in the engine.',
      severity: 'error',
      from: { path: '^electron/(main|preload)/' },
      to: { path: '^(db|renderer|test)/|^electron/(engine|cli|launch)/' },
    },
    {
      name: 'preload-imports-types-and-names',
      comment: 'The preload is one small sandboxed file.',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { path: '^electron/main/' },
    },
    {
      name: 'engine-knows-no-window',
      comment: 'The engine also runs under plain Node, for the command line and the tests.',
      severity: 'error',
      from: { path: '^electron/(engine|cli)/' },
      to: { path: '^(renderer|test)/|^electron/(main|preload|launch)/|node_modules/electron/' },
    },
    {
      name: 'engine-knows-no-command-line',
      comment: 'The command line calls the services, never the other way round.',
      severity: 'error',
      from: { path: '^electron/engine/' },
      to: { path: '^electron/cli/' },
    },
    {
      name: 'launcher-stands-alone',
      comment: 'The launcher runs before anything is installed: packages only by late import.',
      severity: 'error',
      from: { path: '^electron/launch/' },
      to: { path: '^(shared|db|renderer|test)/|^electron/(main|preload|engine|cli)/' },
    },
    {
      name: 'page-knows-no-process',
      comment: 'The page reaches the rest of the program through renderer/ipc only.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(db|electron|test)/|node_modules/(electron|better-sqlite3|kysely)/' },
    },
    {
      name: 'features-are-neighbours',
      comment: 'A place of the window never imports another; what they share moves up.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'ui-has-no-domain',
      comment: 'renderer/ui holds buttons and panels; domain words live above it.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: {
        path: '^renderer/(features|stores|commands|grid|charts|tiers|app)/|^shared/(scoring|scenario|intake|proposal)/',
      },
    },
    {
      name: 'stores-have-no-view',
      comment: 'A store is tested without a page.',
      severity: 'error',
      from: { path: '^renderer/stores/' },
      to: { path: '^renderer/(features|app|ui|grid|charts)/' },
    },
    {
      name: 'verifier-takes-what-verifies',
      comment:
        'The verifier page runs the engine’s own checks, and nothing that prints, signs, stores or shows.',
      severity: 'error',
      from: { path: '^electron/verifier/' },
      to: {
        path: '^(db|renderer|test)/|^electron/(main|preload|cli|launch)/|^electron/engine/(?!proposal/(judge-proposal|unpack-bundle)|signing/(der|object-ids))|node_modules/(electron|better-sqlite3|kysely)/',
      },
    },
    {
      name: 'verifier-is-an-end',
      comment: 'The verifier page is built into one file; nothing else is made of its parts.',
      severity: 'error',
      from: { path: '^(shared|db|renderer)/|^electron/(?!verifier/)' },
      to: { path: '^electron/verifier/' },
    },
    {
      name: 'nothing-imports-test',
      comment: 'Tests may import everything; nothing imports tests.',
      severity: 'error',
      from: { path: '^(shared|db|electron|renderer)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that resolves to nothing fails on another machine.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts', '.json', '.css'],
    },
  },
};

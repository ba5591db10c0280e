import { defineConfig } from 'eslint/config';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

// Rules that find bugs. How code looks is Prettier's business, unused exports are knip's,
// and who may import whom is dependency-cruiser's.

/** Code that must come out the same however often it runs: no clock and no chance of its own. */
const PURE = ['domain/**', 'machines/**'];

const ambientTime = (where) => [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: `${where} Take the instant as an argument, or ask clock.now().`,
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: `${where} Take the instant as an argument, or ask clock.now().`,
  },
];

const chance = {
  selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
  message: 'The same input must give the same answer: let the caller pass what is random.',
};

export default defineConfig(
  { ignores: ['prisma/generated/', 'coverage/', '.beian/', '.spike/', 'web/dist/', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: {
        ...{ process: false, console: false, URL: false, Buffer: false },
        ...{ setTimeout: false, clearTimeout: false, fetch: false, AbortController: false },
      },
    },
  },
  {
    // Runs in browsers.
    files: ['server/pages/static/*.js'],
    languageOptions: {
      globals: { document: false, history: false, FormData: false, URLSearchParams: false },
    },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs', globals: { module: true } } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Forgotten work: a promise that nobody waits for, a stage that nobody handles.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Lies about types.
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-type-conversion': 'error',
      // Over a string it counts code points, which is what we mean by its length.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/related-getter-setter-pairs': 'error',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-mixed-enums': 'error',
      '@typescript-eslint/require-array-sort-compare': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        {
          ...{ allowNumber: true, allowBoolean: true },
          allow: [
            { from: 'lib', name: ['Error', 'URL', 'URLSearchParams'] },
            // Made to be read: the last lines that a child process wrote.
            { from: 'file', name: 'Tail' },
          ],
        },
      ],
      // What is a type must vanish: Temporal's bundle and the import rules both tell types by it.
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // tsc says it too, and knows `_`.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // Fastify's handlers are async by contract, whether or not they wait for something.
      '@typescript-eslint/require-await': 'off',
      // Our objects are closures: a method taken off one still works.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-constructor-return': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unreachable-loop': 'error',
      'array-callback-return': 'error',
      'max-lines': ['error', { max: 250 }],
    },
  },
  {
    // Requests into the world: by the carriers' libraries to the addresses of the settings, or through the two
    // places that ask whether the address is allowed.
    files: ['{activities,identity,orders,server,workflows}/**/*.ts'],
    ignores: ['activities/authority/v3/soap-http.ts', 'identity/oidc/guarded-fetch.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          name: 'fetch',
          message: 'Nothing is fetched but from servers that the settings name: see soap-http.ts.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: ['http', 'https', 'node:http', 'node:https', 'undici'].map((name) => ({
            name,
            importNames: ['request', 'get', 'fetch'],
          })),
        },
      ],
    },
  },
  {
    // Marked so by its library that it stands out: http, for an identity provider on this machine alone.
    files: ['identity/oidc/staff-provider.ts'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    files: PURE,
    rules: {
      'no-restricted-syntax': ['error', ...ambientTime('Decisions have no clock.'), chance],
    },
  },
  {
    files: ['orders/**/*.ts', 'server/{orders,tasks,registry,materials,staff,audit}/**/*.ts'],
    ignores: ['orders/clock.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...ambientTime('The sandbox runs on a clock of its own.')],
    },
  },
  {
    files: ['machines/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { property: 'invoke', message: 'Effects are named actions; their results are events.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: ['fromPromise', 'fromCallback', 'fromObservable', 'spawnChild'].map(
            (importName) => ({
              name: 'xstate',
              importNames: [importName],
              message: 'A machine is pure: nothing runs in it. Effects are named actions.',
              allowTypeImports: true,
            }),
          ),
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      // A test may say `!` of what it has just made; were it wrong, the test fails.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What an inject answers with is any until it is compared with what was expected.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
);

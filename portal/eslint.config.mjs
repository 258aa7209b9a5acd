import js from '@eslint/js';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

const to = (...types) => ({ to: { element: { type: types } } });

export default tseslint.config(
  { ignores: ['generated/**'] },
  {
    files: ['src/**/*.ts'],
    extends: [
      js.configs.recommended,
      ...tseslint.configs.recommended,
      ...tseslint.configs.stylistic,
      ...angular.configs.tsRecommended,
      prettier,
    ],
    processor: angular.processInlineTemplates,
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.js'] } },
      'boundaries/include': ['src/app/**/*.ts'],
      'boundaries/elements': [
        { type: 'feature', pattern: 'src/app/features/*', capture: ['name'] },
        { type: 'core', pattern: 'src/app/core' },
        { type: 'ui', pattern: 'src/app/shared/ui' },
        { type: 'locale', pattern: 'src/app/shared/locale' },
        { type: 'model', pattern: 'src/app/shared/model' },
        { type: 'root', pattern: 'src/app' },
      ],
    },
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'as', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'as', style: 'camelCase' }],
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            {
              from: { element: { type: 'root' } },
              allow: [to('feature', 'core', 'ui', 'locale', 'model', 'root')],
            },
            {
              from: { element: { type: 'feature' } },
              allow: [
                to('core', 'ui', 'locale', 'model'),
                { to: { element: { type: 'feature', captured: { name: '{{from.element.captured.name}}' } } } },
              ],
            },
            { from: { element: { type: 'core' } }, allow: [to('core', 'ui', 'locale', 'model')] },
            { from: { element: { type: 'ui' } }, allow: [to('ui', 'locale', 'model')] },
            { from: { element: { type: 'locale' } }, allow: [to('locale', 'model')] },
            { from: { element: { type: 'model' } }, allow: [to('model')] },
          ],
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@bpmn-io/form-js*'], message: 'Forms are shown by shared/ui/form-view only.' },
            { group: ['dmn-js*'], message: 'Decision tables are shown by shared/ui/table-view only.' },
            { group: ['bpmn-js*', 'diagram-js*'], message: 'Diagrams are shown by shared/ui/diagram-view only.' },
          ],
        },
      ],
    },
  },
  {
    files: ['diagram', 'form', 'table'].map((name) => `src/app/shared/ui/${name}-view/**/*.ts`),
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['e2e/**/*.ts'],
    extends: [js.configs.recommended, ...tseslint.configs.strict, ...tseslint.configs.stylistic, prettier],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
);

import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the portal's operations, from the schema and the portal's .graphql files. `--check` finds drift. */
const config: CodegenConfig = {
  schema: './schema.graphql',
  documents: 'client/**/*.graphql',
  generates: {
    './client/graphql/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, skipIndexFile: true },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        dedupeFragments: true,
        scalars: { Money: 'string', Decimal: 'string', Date: 'string', DateTime: 'string', Month: 'string' },
      },
    },
  },
};

export default config;

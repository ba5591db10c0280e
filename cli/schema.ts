import { Argument, Command } from 'commander';
import { FORM_TYPES, formOf } from '#domain/forms/form-registry.ts';
import { schemaTable } from './schema-table.ts';

interface Options {
  readonly table?: true;
  readonly draft?: true;
}

/** `beian schema`: what the form of a filing type may hold, as JSON Schema or as a table to read. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('Print the form of a filing type: all its fields. Needs nothing running.')
    .addArgument(new Argument('<type>', `the filing type: ${FORM_TYPES.join(', ')}`))
    .option('--table', 'as a table: pointer, name, whether required, rule, example')
    .option('--draft', 'the form while it is being filled in: nothing is required')
    .action((type: string, { table, draft }: Options) => {
      const form = formOf(type);
      const schema = draft ? form.draftSchema : form.schema;
      process.stdout.write(table ? schemaTable(schema) : `${JSON.stringify(schema, null, 2)}\n`);
    });
}

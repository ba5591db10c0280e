import Handlebars from 'handlebars';
import { LIST_FIELDS } from '#domain/notice-variables.ts';

/** What a template does to its variables; anything else is not ours to use. */
const BLOCKS = ['if', 'unless', 'each'];

/**
 * The variables that a template's text uses; a field of a list as `reasons.title`. Read from the parsed
 * template, not from a rendering: a misspelt name in a branch that is not taken is found as well.
 */
export function variablesIn(source: string): readonly string[] {
  const found = new Set<string>();
  readProgram(Handlebars.parse(source), '', found);
  return [...found];
}

function readProgram(program: hbs.AST.Program | undefined, list: string, found: Set<string>): void {
  for (const statement of program?.body ?? []) {
    if (statement.type === 'MustacheStatement') {
      found.add(list + nameOf((statement as hbs.AST.MustacheStatement).path));
    } else if (statement.type === 'BlockStatement') {
      readBlock(statement as hbs.AST.BlockStatement, list, found);
    } else if (!['ContentStatement', 'CommentStatement'].includes(statement.type)) {
      // Partials, decorators …: not to be read here, hence not to be used.
      found.add(statement.type);
    }
  }
}

function readBlock(block: hbs.AST.BlockStatement, list: string, found: Set<string>): void {
  const helper = nameOf(block.path);
  if (!BLOCKS.includes(helper)) found.add(helper);
  const [param] = block.params;
  const about = param === undefined ? helper : nameOf(param);
  found.add(list + about);
  readProgram(block.program, helper === 'each' ? `${about}.` : list, found);
  readProgram(block.inverse, list, found);
}

const nameOf = (path: { readonly type: string }): string =>
  path.type === 'PathExpression' ? (path as hbs.AST.PathExpression).original : path.type;

/** The names that may stand in a template which may use these variables. */
export const namesOf = (variables: readonly string[]): readonly string[] =>
  variables.flatMap((name) => [
    name,
    ...(LIST_FIELDS[name as keyof typeof LIST_FIELDS] ?? []).map((field) => `${name}.${field}`),
  ]);

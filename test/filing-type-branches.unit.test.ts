import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { FILING_TYPES } from '#domain/filing-types.ts';

/**
 * docs/adding-a-filing-type.md: what differs between filing types is data in tables keyed by the type. Code
 * that asks "is it this type?" would have to be found and changed for a tenth one.
 */

const TYPES = Object.keys(FILING_TYPES);

/** Words that mean other things as well: there it has to be a filing type that is compared. */
const AMBIGUOUS = ['change', 'claim', 'transfer'];

const isTypeName = (node: ts.Node): node is ts.StringLiteral =>
  ts.isStringLiteral(node) && TYPES.includes(node.text);

const speaksOfType = (node: ts.Node): boolean => /filing_?type/i.test(node.getText());

const branchesOn = (literal: ts.Node, other: ts.Node): boolean =>
  isTypeName(literal) && (!AMBIGUOUS.includes(literal.text) || speaksOfType(other));

const EQUALITY = [
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
];

/** `type === 'change'`, `case 'change':`, `['change', …].includes(type)`. */
function isBranch(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node) && EQUALITY.includes(node.operatorToken.kind)) {
    return branchesOn(node.left, node.right) || branchesOn(node.right, node.left);
  }
  if (ts.isCaseClause(node)) return branchesOn(node.expression, node.parent.parent.expression);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { expression: list, name } = node.expression;
  const [asked] = node.arguments;
  return (
    name.text === 'includes' &&
    ts.isArrayLiteralExpression(list) &&
    asked !== undefined &&
    list.elements.some((element) => branchesOn(element, asked))
  );
}

/** The places in a source that branch on a filing type, as `line: text`. */
function branchesIn(text: string): string[] {
  const source = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    if (isBranch(node)) found.push(`${String(line + 1)}: ${node.getText().split('\n')[0] ?? ''}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const SHIPPED =
  /^(domain|machines|orders|identity|workflows|activities|prisma|server|simulators|cli|scripts)\/.*\.ts$/;

const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
  .toString()
  .split('\0')
  .filter((file) => SHIPPED.test(file) && existsSync(file));

describe('code that branches on a filing type', () => {
  it.each([
    ["if (order.filingType === 'newSubject') f();", 1],
    ["if ('cancelAccess' !== type) f();", 1],
    ["if (filingType === 'change') f();", 1],
    ["switch (order.filingType) { case 'claim': f(); break; case 'other': g(); }", 1],
    ["if (['transfer', 'x'].includes(filingType)) f();", 1],
    ["if (kind === 'change') f();", 0],
    ['const NEXT = { change: f, claim: g };', 0],
    ["const TYPE = 'newSubject';", 0],
  ])('given `%s`, then %i such places are found', (text, count) => {
    expect(branchesIn(text)).toHaveLength(count);
  });

  it('given everything that is shipped, then there is none', () => {
    expect(files.length).toBeGreaterThan(300);
    const found = files.flatMap((file) =>
      branchesIn(readFileSync(file, 'utf8')).map((place) => `${file}:${place}`),
    );
    expect(found).toEqual([]);
  });
});

describe('docs/adding-a-filing-type.md', () => {
  const text = readFileSync('docs/adding-a-filing-type.md', 'utf8');
  const named = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, file = '']) => file);

  /** A table that has to have a row for every type, or does not compile. */
  const TABLE = /Record<(FilingType|OrderableType), /;
  const NOT_SUCH = ['Partial<', 'as unknown as Readonly<Record<FilingType'];

  it('given the tables that every type has a row in, then the page names all of them and no other', () => {
    const tables = files.filter((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .some((line) => TABLE.test(line) && !NOT_SUCH.some((text) => line.includes(text))),
    );
    expect(named).toContain('domain/filing-types.ts');
    expect([...tables, 'domain/filing-types.ts'].sort()).toEqual([...named].sort());
  });

  it('given a file that it speaks of, then there is one', () => {
    const spoken = [...text.matchAll(/`([\w-]+\/[\w/.-]+)`/g)].map(([, file = '']) => file);
    expect(spoken.filter((file) => !existsSync(file))).toEqual([]);
    expect(spoken.length).toBeGreaterThan(20);
  });
});

import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { KabinetError } from '../../errors.ts';
import { costOf, type Formula, formulaOf, valueOf } from './cost.ts';
import { type Limits, page } from './limits.ts';
import { tooComplex } from './too-complex.ts';

/** Refuses a valid operation that asks for too much with these variables. */
export type CheckCost = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
) => void;

/**
 * Checks every `first` and the cost of operations. What does not depend on variables is worked out once per operation.
 * @throws {KabinetError} BAD_USER_INPUT for a page outside 1..100, QUERY_TOO_COMPLEX for too many objects
 */
export function checkCostAgainst(schema: GraphQLSchema, limits: Limits): CheckCost {
  const formulas = new WeakMap<OperationDefinitionNode, Formula>();
  return (document, operation, variables) => {
    let formula = formulas.get(operation);
    if (!formula) formulas.set(operation, (formula = formulaOf(schema, document, operation)));
    for (const first of formula.firsts) checkFirst(valueOf(first, variables));
    const cost = costOf(formula, variables);
    if (cost > limits.cost)
      throw tooComplex(
        'cost',
        limits.cost,
        `The answer could hold ${cost} objects, at most ${limits.cost} are allowed: ask for smaller pages with \`first\`, or for fewer lists within lists.`,
      );
  };
}

function checkFirst(value: unknown): void {
  // Anything but a number is of a wrong type, which GraphQL tells; null is a page without a size.
  if (value !== null && typeof value !== 'number') return;
  if (value !== null && value >= page.min && value <= page.max) return;
  throw new KabinetError('BAD_USER_INPUT', `За один раз можно запросить от ${page.min} до ${page.max} записей.`, {
    argument: 'first',
    min: page.min,
    max: page.max,
    hint: `\`first\` must be between ${page.min} and ${page.max}; read further pages with \`after: pageInfo.endCursor\`.`,
  });
}

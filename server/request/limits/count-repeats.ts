import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/**
 * How often a document asks for a field that it has at the same place already, fragments written out: the largest number of
 * any of its operations and fragments. Only for documents whose number of selections is known to be small.
 */
export function countRepeats({ definitions }: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const part of definitions) if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);

  /** Selection sets of the fields of one place, which GraphQL merges. */
  const repeatsIn = (sets: readonly SelectionSetNode[]): number => {
    const seen = new Map<string, SelectionSetNode[]>();
    let repeats = 0;
    const look = ({ selections }: SelectionSetNode): void => {
      for (const part of selections) {
        if (part.kind !== Kind.FIELD) {
          const inner = part.kind === Kind.FRAGMENT_SPREAD ? fragments.get(part.name.value) : part;
          if (inner) look(inner.selectionSet);
          continue;
        }
        const key = (part.alias ?? part.name).value;
        const below = seen.get(key);
        if (below) repeats++;
        if (!below) seen.set(key, part.selectionSet ? [part.selectionSet] : []);
        else if (part.selectionSet) below.push(part.selectionSet);
      }
    };
    for (const set of sets) look(set);
    for (const below of seen.values()) if (below.length > 0) repeats += repeatsIn(below);
    return repeats;
  };

  let most = 0;
  for (const part of definitions)
    if (part.kind === Kind.OPERATION_DEFINITION || part.kind === Kind.FRAGMENT_DEFINITION)
      most = Math.max(most, repeatsIn([part.selectionSet]));
  return most;
}

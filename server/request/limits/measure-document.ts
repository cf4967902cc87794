import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How large a selection is when every fragment is written out where it is spread. */
export interface Size {
  /** Fields, and the spreads and inline fragments that bring them. */
  selections: number;
  aliases: number;
  directives: number;
  depth: number;
  /** Fields of the selection itself, not of what lies below. */
  top: number;
}

/**
 * The size of each operation of a document and of each fragment. A fragment is measured once however often it is spread, so
 * fragments that double each other cost nothing to count.
 * @throws GraphQLError when a fragment contains itself
 */
export function measureDocument({
  definitions,
}: DocumentNode): Map<OperationDefinitionNode | FragmentDefinitionNode, Size> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const part of definitions) if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);
  const measured = new Map<OperationDefinitionNode | FragmentDefinitionNode, Size>();
  const open = new Set<FragmentDefinitionNode>();

  const ofFragment = (fragment: FragmentDefinitionNode): Size => {
    const known = measured.get(fragment);
    if (known) return known;
    if (open.has(fragment))
      throw new GraphQLError(`Cannot spread fragment "${fragment.name.value}" within itself.`, { nodes: fragment });
    open.add(fragment);
    const size = withDirectives(ofSet(fragment.selectionSet), fragment.directives);
    open.delete(fragment);
    measured.set(fragment, size);
    return size;
  };

  const ofSelection = (part: SelectionNode): Size => {
    if (part.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(part.name.value);
      return withDirectives(oneMore(fragment ? ofFragment(fragment) : nothing), part.directives);
    }
    const inner = part.selectionSet ? ofSet(part.selectionSet) : nothing;
    if (part.kind === Kind.INLINE_FRAGMENT) return withDirectives(oneMore(inner), part.directives);
    const isIntrospection = part.name.value.startsWith('__');
    const own = {
      selections: inner.selections + 1,
      aliases: inner.aliases + (part.alias ? 1 : 0),
      directives: inner.directives,
      depth: isIntrospection ? 0 : inner.depth + 1,
      top: 1,
    };
    return withDirectives(own, part.directives);
  };

  const ofSet = ({ selections }: SelectionSetNode): Size => {
    const sum = { ...nothing };
    for (const part of selections) {
      const size = ofSelection(part);
      sum.selections += size.selections;
      sum.aliases += size.aliases;
      sum.directives += size.directives;
      sum.top += size.top;
      sum.depth = Math.max(sum.depth, size.depth);
    }
    return sum;
  };

  for (const part of definitions) {
    if (part.kind === Kind.FRAGMENT_DEFINITION) ofFragment(part);
    if (part.kind === Kind.OPERATION_DEFINITION)
      measured.set(part, withDirectives(ofSet(part.selectionSet), part.directives));
  }
  return measured;
}

const nothing: Size = { selections: 0, aliases: 0, directives: 0, depth: 0, top: 0 };

const oneMore = (size: Size): Size => ({ ...size, selections: size.selections + 1 });

const withDirectives = (size: Size, directives: readonly DirectiveNode[] | undefined): Size =>
  directives?.length ? { ...size, directives: size.directives + directives.length } : size;

import { ArgsType, Field, Int, ObjectType } from 'type-graphql';

/** Arguments of every connection: how many, and after which row. */
@ArgsType()
export class Page {
  @Field(() => Int, { defaultValue: 20, description: 'How many rows, 1 to 100.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Rows after this cursor: pass `pageInfo.endCursor` of the page before.',
  })
  after?: string;
}

/** Where a page lies in its list. */
@ObjectType({ description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'More rows follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Rows come before: true when `after` was given.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row of this page; null on an empty page.' })
  startCursor?: string;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row of this page; null on an empty page.' })
  endCursor?: string;
}

/** The Relay connection type of a node type: `<Name>Connection` with `nodes`, `edges` and `pageInfo`. */
export function connectionOf<Node extends object>(node: () => new () => Node, name: string) {
  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in the list.` })
  class Edge {
    @Field(() => String, { description: 'Place of the row; stays valid as long as the row exists.' })
    cursor!: string;

    @Field(node, { description: 'The row.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: 'Rows with their cursors.' })
    edges!: Edge[];

    @Field(() => [node()], { description: 'Rows alone: shorter when no cursors are needed.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where this page lies.' })
    pageInfo!: PageInfo;
  }
  return Connection;
}

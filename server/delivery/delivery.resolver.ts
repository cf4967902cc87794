import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { type Column, Needs } from '../database/read/declare.ts';
import { viewerOf } from '../sessions/viewer.resolver.ts';
import { Viewer } from '../sessions/viewer.type.ts';
import { chooseDelivery } from './choose-delivery.ts';
import { chooseNotices } from './choose-notices.ts';
import {
  ChooseDeliveryInput,
  ChooseDeliveryResult,
  ChooseNoticesInput,
  ChooseNoticesResult,
  Delivery,
  DeliveryChosen,
} from './delivery.type.ts';
import { deliveryOf } from './delivery-of.ts';

@Resolver(() => Viewer)
export class ViewerDeliveryResolver {
  @Needs((column: Column) => ({ residentId: column('id') }))
  @FieldResolver(() => Delivery, { description: 'How bills and notices reach the resident.' })
  delivery(
    @Root() resident: { '@residentId': string },
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Delivery> {
    // What a mutation answers must show what it did.
    const run = info.operation.operation === OperationTypeNode.MUTATION ? context.readPrimary : context.read;
    return deliveryOf(context, run, resident['@residentId']);
  }
}

@Resolver()
export class DeliveryResolver {
  @Mutation(() => ChooseDeliveryResult, {
    description: 'Chooses how the bills of an account of the signed-in resident come: by e-mail, and on paper or not.',
  })
  chooseDelivery(
    @Arg('input', () => ChooseDeliveryInput, { description: 'The account, and how.' }) input: ChooseDeliveryInput,
    @Ctx() context: Context,
  ): Promise<typeof ChooseDeliveryResult> {
    return chooseDelivery(context, input);
  }

  @Mutation(() => ChooseNoticesResult, {
    description: 'Chooses which notices come to the signed-in resident, and how.',
  })
  chooseNotices(
    @Arg('input', () => ChooseNoticesInput, { description: 'The choices.' }) { choices }: ChooseNoticesInput,
    @Ctx() context: Context,
  ): Promise<typeof ChooseNoticesResult> {
    return chooseNotices(context, choices);
  }
}

@Resolver(() => DeliveryChosen)
export class DeliveryChosenResolver {
  @FieldResolver(() => Viewer, { description: 'The resident, with what is chosen now.' })
  viewer(
    @Root() { residentId }: DeliveryChosen,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return context.reads.read(info, context.readPrimary, viewerOf(residentId));
  }
}

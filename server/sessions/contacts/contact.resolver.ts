import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.ts';
import { viewerOf } from '../viewer.resolver.ts';
import { Viewer } from '../viewer.type.ts';
import { changeOwnData } from './change-own-data.ts';
import { confirmContactChange } from './confirm-contact-change.ts';
import {
  ChangeOwnDataInput,
  ChangeOwnDataResult,
  ConfirmContactChangeInput,
  ConfirmContactChangeResult,
  ContactChanged,
  OwnDataChanged,
  RequestContactChangeInput,
  RequestContactChangeResult,
} from './contact.type.ts';
import { requestContactChange } from './request-contact-change.ts';

@Resolver()
export class ContactResolver {
  @Mutation(() => RequestContactChangeResult, {
    description:
      'Sends a code to the e-mail or phone the signed-in resident wants; a newer request voids the older code.',
  })
  requestContactChange(
    @Arg('input', () => RequestContactChangeInput, { description: 'The new one.' }) input: RequestContactChangeInput,
    @Ctx() context: Context,
  ): Promise<typeof RequestContactChangeResult> {
    return requestContactChange(context, input);
  }

  @Mutation(() => ConfirmContactChangeResult, {
    description: 'Changes e-mail or phone by the code that came to the new one, once. The old one is told.',
  })
  confirmContactChange(
    @Arg('input', () => ConfirmContactChangeInput, { description: 'The code.' }) input: ConfirmContactChangeInput,
    @Ctx() context: Context,
  ): Promise<typeof ConfirmContactChangeResult> {
    return confirmContactChange(context, input);
  }

  @Mutation(() => ChangeOwnDataResult, { description: 'Changes name or home phone of the signed-in resident.' })
  changeOwnData(
    @Arg('input', () => ChangeOwnDataInput, { description: 'What is changed.' }) input: ChangeOwnDataInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeOwnDataResult> {
    return changeOwnData(context, input);
  }
}

@Resolver(() => ContactChanged)
export class ContactChangedResolver {
  @FieldResolver(() => Viewer, { description: 'The resident with the new contact.' })
  viewer(
    @Root() { residentId }: ContactChanged,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return context.reads.read(info, context.readPrimary, viewerOf(residentId));
  }
}

@Resolver(() => OwnDataChanged)
export class OwnDataChangedResolver {
  @FieldResolver(() => Viewer, { description: 'The resident with the new data.' })
  viewer(
    @Root() { residentId }: OwnDataChanged,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return context.reads.read(info, context.readPrimary, viewerOf(residentId));
  }
}

import { conduct, type DomainPart, serve } from '#kernel/domain.ts';
import {
  channelErrors,
  channelPermissions,
  confirmMailAddress,
  createWebhook,
  endWebhook,
  getChannels,
  listDeliveries,
  listWebhooks,
  putChannels,
  putMailAddress,
  replayDelivery,
  testWebhook,
} from '../../contract/channels.ts';
import { putChannelsUseCase, readChannels } from './choices.ts';
import { confirmMailAddressUseCase, putMailAddressUseCase } from './mail-address.ts';
import {
  createWebhookUseCase,
  endWebhookUseCase,
  listDeliveriesUseCase,
  listWebhooksUseCase,
  replayDeliveryUseCase,
  testWebhookUseCase,
} from './webhooks.ts';

/** Notifications by other channels than the application. */
export const channelsPart: DomainPart = {
  permissions: channelPermissions,
  errors: channelErrors,
  routes: [
    serve(getChannels, readChannels),
    serve(putChannels, putChannelsUseCase),
    conduct(putMailAddress, putMailAddressUseCase),
    conduct(confirmMailAddress, confirmMailAddressUseCase),
    serve(listWebhooks, listWebhooksUseCase),
    conduct(createWebhook, createWebhookUseCase),
    serve(endWebhook, endWebhookUseCase),
    serve(testWebhook, testWebhookUseCase),
    serve(listDeliveries, listDeliveriesUseCase),
    serve(replayDelivery, replayDeliveryUseCase),
  ],
};

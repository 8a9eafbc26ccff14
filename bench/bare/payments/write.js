// The floor of the status function: the same write with Twilio's client, and not one check.
'use strict';

let client;

exports.handler = (context, event, callback) => {
  client ??= context.getTwilioClient();
  client.sync.v1
    .services(context.PAYMENTS_SYNC_SERVICE_SID)
    .documents(event.document)
    .update({ ifMatch: '1', data: { callback: event.PaymentCardNumber } })
    .then(
      () => callback(null, {}),
      (error) => callback(error),
    );
};

// @ts-check
/*
 * A TaskRouter workspace has one address for its events. This function forwards them to several. Each copy is
 * signed with the account's auth token for the address that it goes to, as if it came from the workspace.
 */
'use strict';
const { getExpectedTwilioSignature, RequestClient } = require('twilio');

const ANSWER_WITHIN_MS = 8_000;

/**
 * @param {string} url
 * @param {string} authToken
 * @param {Record<string, string>} fields
 */
async function forward(url, authToken, fields) {
  const { statusCode } = await new RequestClient().request({
    method: 'post',
    uri: url,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': getExpectedTwilioSignature(authToken, url, fields),
    },
    data: fields,
    timeout: ANSWER_WITHIN_MS,
  });
  if (statusCode >= 300) throw new Error(`answered ${statusCode}`);
}

/**
 * @param {{ AUTH_TOKEN: string, FORWARD_TO: string }} context
 * @param {Record<string, string> & { request: unknown }} event
 * @param {(error: null, answer: object) => void} callback
 */
exports.handler = async (context, event, callback) => {
  const { request: _request, ...fields } = event;
  const urls = context.FORWARD_TO.split(',').map((url) => url.trim());
  const sent = await Promise.allSettled(
    urls.map((url) => forward(url, context.AUTH_TOKEN, fields)),
  );
  const failed = sent.flatMap((one, at) =>
    one.status === 'rejected' ? [`${urls[at]}: ${one.reason.message}`] : [],
  );
  for (const line of failed) console.error(line);
  // Only with this status does Twilio's debugger show that a copy was not delivered.
  const response = new Twilio.Response();
  response.setStatusCode(failed.length === 0 ? 204 : 502);
  callback(null, response);
};

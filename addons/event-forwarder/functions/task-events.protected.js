// @ts-check
/*
 * A TaskRouter workspace tells one address of its events. This one passes them on to several, each copy signed
 * anew with the account's auth token for the address that it goes to, as if the workspace had told it.
 */
'use strict';
const { getExpectedTwilioSignature, RequestClient } = require('twilio');

const ANSWER_WITHIN_MS = 8_000;

/**
 * @param {string} url
 * @param {string} authToken
 * @param {Record<string, string>} fields
 */
async function tell(url, authToken, fields) {
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
  const told = await Promise.allSettled(urls.map((url) => tell(url, context.AUTH_TOKEN, fields)));
  const failed = told.flatMap((one, at) =>
    one.status === 'rejected' ? [`${urls[at]}: ${one.reason.message}`] : [],
  );
  for (const line of failed) console.error(line);
  // Only this has Twilio's debugger show that somebody was not told.
  const response = new Twilio.Response();
  response.setStatusCode(failed.length === 0 ? 204 : 502);
  callback(null, response);
};

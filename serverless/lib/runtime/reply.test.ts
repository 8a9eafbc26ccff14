import { corsHeaders, failureReply, jsonReply, webhookReply } from './reply';
import { Refusal } from './refusal';

const allowed = ['https://flex.twilio.com'];

test('lets only an allowed origin read, and varies caches by origin either way', () => {
  expect(corsHeaders('https://flex.twilio.com', allowed)).toEqual({
    Vary: 'Origin',
    'Access-Control-Allow-Origin': 'https://flex.twilio.com',
  });
  expect(corsHeaders('https://flex.twilio.com.evil.example', allowed)).toEqual({ Vary: 'Origin' });
  expect(corsHeaders('null', allowed)).toEqual({ Vary: 'Origin' });
  expect(corsHeaders(undefined, allowed)).toEqual({ Vary: 'Origin' });
});

test('answers a failure with status, code, message, detail and CORS, and keeps log details out', () => {
  const refusal = new Refusal(
    {
      code: 'twilio-refused',
      message: 'Twilio refused the request',
      detail: { twilioCode: 64003 },
    },
    { twilioCode: 64003, twilioStatus: 400 },
  );
  const reply = failureReply(refusal, corsHeaders('https://flex.twilio.com', allowed));
  expect(reply.status).toBe(502);
  expect(reply.headers['Access-Control-Allow-Origin']).toBe('https://flex.twilio.com');
  expect(reply.body).toEqual({
    error: {
      code: 'twilio-refused',
      message: 'Twilio refused the request',
      detail: { twilioCode: 64003 },
    },
  });
});

test('keeps every answer out of caches, and its type from being guessed', () => {
  const failure = failureReply(new Refusal({ code: 'internal', message: '', detail: {} }), {});
  for (const { headers } of [jsonReply({}, {}), failure, webhookReply(204)]) {
    expect(headers).toMatchObject({
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
  }
});

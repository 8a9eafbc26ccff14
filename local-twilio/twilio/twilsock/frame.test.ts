import fc from 'fast-check';
import { decodeFrame, encodeFrame } from './frame';

const header = { method: 'message', id: 'TM1' };

describe('Twilsock v3 frames', () => {
  it('round-trip, whatever the payload', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (payload, id) => {
        const frame = decodeFrame(encodeFrame({ method: 'message', id }, payload));
        expect(frame?.header).toMatchObject({ method: 'message', id });
        expect(frame?.payload).toEqual(JSON.parse(JSON.stringify(payload)));
      }),
    );
  });

  it('are refused when a part is missing or extra', () => {
    const whole = encodeFrame(header, { text: 'ü€' });
    for (let length = 0; length < whole.length; length++) {
      expect(decodeFrame(whole.subarray(0, length))).toBeUndefined();
    }
    expect(decodeFrame(Buffer.concat([whole, Buffer.from(' ')]))).toBeUndefined();
  });

  it('are refused when they are something else', () => {
    const others = [
      '',
      'GET / HTTP/1.1\r\n\r\n',
      'TWILSOCK V2.0 2\r\n{}\r\n',
      'TWILSOCK V3.0 -2\r\n{}\r\n',
      'TWILSOCK V3.0 2\r\n[]\r\n',
      'TWILSOCK V3.0 2\r\n{x\r\n',
      'TWILSOCK V3.0 9999999\r\n{}\r\n',
    ];
    for (const other of others) expect(decodeFrame(Buffer.from(other))).toBeUndefined();
    const random = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(random, (bytes) => expect(decodeFrame(Buffer.from(bytes))).toBeUndefined()),
    );
  });
});

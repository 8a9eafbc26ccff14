import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TSchema, Type } from '@sinclair/typebox';
import { operations as calls } from '../calls/schemas';
import { operations as conferences } from '../conferences/schemas';
import { CreatePayments, operations as payments, Payments } from '../payments/schemas';
import { operations as recordings } from '../recordings/schemas';
import { operations as sync } from '../sync/schemas';
import { operations as taskRouter } from '../taskrouter/schemas';
import { differences } from './contract';
import type { Operation } from './operation';

const documentOf = (name: Operation['contract']): unknown =>
  JSON.parse(readFileSync(join(__dirname, 'openapi', `${name}.json`), 'utf8'));

describe('schemas that match what Twilio publishes', () => {
  test.each(
    [...payments, ...calls, ...conferences, ...recordings, ...taskRouter, ...sync].map(
      (operation) => [operation.method, operation.path, operation] as const,
    ),
  )('%s %s', (_method, _path, operation) => {
    expect(differences(operation, documentOf(operation.contract))).toEqual([]);
  });
});

describe('a schema that differs is reported', () => {
  const [create] = payments;
  const changed = (body: TSchema, reply: TSchema = Payments) =>
    create ? differences({ ...create, body, reply }, documentOf(create.contract)) : [];

  test.each<[string, TSchema]>([
    ['a parameter missing', Type.Omit(CreatePayments, ['Timeout'])],
    [
      'an extra parameter',
      Type.Composite([CreatePayments, Type.Object({ Extra: Type.Optional(Type.String()) })]),
    ],
    [
      'a required parameter',
      Type.Composite([Type.Omit(CreatePayments, ['Input']), Type.Object({ Input: Type.String() })]),
    ],
    ['a parameter optional', Type.Partial(CreatePayments)],
    [
      'a different type',
      Type.Composite([
        Type.Omit(CreatePayments, ['Timeout']),
        Type.Object({ Timeout: Type.Optional(Type.String()) }),
      ]),
    ],
    [
      'a different format',
      Type.Composite([
        Type.Omit(CreatePayments, ['StatusCallback']),
        Type.Object({ StatusCallback: Type.String() }),
      ]),
    ],
    [
      'a missing enum value',
      Type.Composite([
        Type.Omit(CreatePayments, ['PaymentMethod']),
        Type.Object({ PaymentMethod: Type.Optional(Type.Union([Type.Literal('credit-card')])) }),
      ]),
    ],
  ])('%s in the request', (_what, body) => {
    expect(changed(body)).toHaveLength(1);
  });

  test.each<[string, TSchema]>([
    ['a property missing', Type.Omit(Payments, ['uri'])],
    ['a property too many', Type.Composite([Payments, Type.Object({ status: Type.String() })])],
    [
      'a different type',
      Type.Composite([Type.Omit(Payments, ['sid']), Type.Object({ sid: Type.Integer() })]),
    ],
  ])('%s in the reply', (_what, reply) => {
    expect(changed(CreatePayments, reply)).toHaveLength(1);
  });
});

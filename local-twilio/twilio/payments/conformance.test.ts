import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorCodes } from './conformance/codes';
import { failures } from './conformance/failures';
import { besides, type Lists, published, rowsOf } from './conformance/lists';
import { listsOfNotes, listsOfResourcePage } from './conformance/pages';
import { provoked } from './conformance/provoke';
import { successfulPayments } from './conformance/successes';

/*
 * Everything Twilio documents of Payments, provoked with the unmodified client. A case names the rows
 * of the lists it provokes, and fails when they were not seen on the wire.
 */
successfulPayments();
failures();
errorCodes();

test('has a case for every row of the lists', () => {
  const rows = [...rowsOf(published), ...rowsOf(besides)];
  expect(rows.filter((row) => !provoked.has(row))).toEqual([]);
});

/** Twilio's pages stand beside the checkout; they are not part of it. */
const beside = (path: string) => resolve(__dirname, '../../../../shared', path);
const resourcePage = beside('seeds/002_ab184676e5d8d922.txt');
const notes = beside('reference/payments-api.md');

const sorted = (lists: Lists): Lists =>
  Object.fromEntries(Object.entries(lists).map(([list, names]) => [list, [...names].sort()]));

if (!existsSync(resourcePage) || !existsSync(notes)) {
  test.skip('Twilio’s pages are not at ../shared: nothing to compare the lists with', () => {});
} else {
  test('lists what Twilio’s pages list', () => {
    const page = listsOfResourcePage(readFileSync(resourcePage, 'utf8'));
    const others = listsOfNotes(readFileSync(notes, 'utf8'));
    expect(sorted(published)).toEqual(sorted({ ...page, ...others }));
  });
}

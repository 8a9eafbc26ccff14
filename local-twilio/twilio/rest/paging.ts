import { type Static, Type } from '@sinclair/typebox';

/** Parameters of a list's query, with the most that a page may have. */
export const pageParameters = (most: 100 | 1000) => ({
  PageSize: Type.Integer({ format: 'int64', minimum: 1, maximum: most, default: 50 }),
  Page: Type.Integer({ minimum: 0, default: 0 }),
  PageToken: Type.Optional(Type.String()),
});

/** Query of a list without filters. */
export const Paging = Type.Object(pageParameters(100));

/** One page of `all`, and the `meta` of Twilio's lists with the addresses of its neighbours. */
export function pageOf<T>(
  all: readonly T[],
  { Page, PageSize }: Static<typeof Paging>,
  url: string,
  key: string,
) {
  const pageUrl = (page: number): string => `${url}?PageSize=${PageSize}&Page=${page}`;
  return {
    items: all.slice(Page * PageSize, (Page + 1) * PageSize),
    meta: {
      key,
      page: Page,
      page_size: PageSize,
      url: pageUrl(Page),
      first_page_url: pageUrl(0),
      previous_page_url: Page > 0 ? pageUrl(Page - 1) : null,
      next_page_url: (Page + 1) * PageSize < all.length ? pageUrl(Page + 1) : null,
    },
  };
}

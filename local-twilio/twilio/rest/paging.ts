import { type Static, Type } from '@sinclair/typebox';

/** Query of Twilio's lists. */
export const Paging = Type.Object({
  PageSize: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
  Page: Type.Integer({ minimum: 0, default: 0 }),
  PageToken: Type.Optional(Type.String()),
});

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

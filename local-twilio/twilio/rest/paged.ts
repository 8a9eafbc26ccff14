/** The asked-for page of `found`, and what Twilio's 2010 API says of pages; addresses are paths. */
export function paged<T>(
  found: readonly T[],
  address: string,
  { Page, PageSize, ...filters }: { readonly Page: number; readonly PageSize: number },
) {
  const items = found.slice(Page * PageSize, (Page + 1) * PageSize);
  const uri = (page: number): string => {
    const query = new URLSearchParams({ PageSize: String(PageSize), Page: String(page) });
    for (const [name, value] of Object.entries(filters)) query.set(name, String(value));
    return `${address}?${query.toString()}`;
  };
  const start = Page * PageSize;
  return {
    items,
    page: {
      page: Page,
      page_size: PageSize,
      start,
      end: Math.max(start, start + items.length - 1),
      uri: uri(Page),
      first_page_uri: uri(0),
      previous_page_uri: Page > 0 ? uri(Page - 1) : null,
      next_page_uri: found.length > start + PageSize ? uri(Page + 1) : null,
    },
  };
}

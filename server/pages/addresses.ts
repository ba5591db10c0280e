/** The address of an order among the applicant's pages; `rest` names a page of it. */
export const orderPath = (orderNo: string, rest = ''): string =>
  `/pages/orders/${encodeURIComponent(orderNo)}${rest}`;

/** The address of an order among the reviewer's pages. */
export const reviewPath = (orderNo: string, rest = ''): string =>
  `/pages/review/orders/${encodeURIComponent(orderNo)}${rest}`;

/** The address of a filing among the staff's pages of the registry. */
export const registryPath = (icpNumber: string): string =>
  `/pages/registry/filings/${encodeURIComponent(icpNumber)}`;

/** The address of an account among the security administrator's pages; `rest` names a page of it. */
export const accountPath = (account: string, rest = ''): string =>
  `/pages/security/accounts/${encodeURIComponent(account)}${rest}`;

/** The address of an order among the pages of those who only read it. */
export const supportPath = (orderNo: string): string =>
  `/pages/support/orders/${encodeURIComponent(orderNo)}`;

/** The order number in an address. */
export const orderNoOf = ({ params }: { readonly params: unknown }): string =>
  (params as { orderNo: string }).orderNo;

// Temporal takes the workflow types from the names exported here: an order's type is its filing type.
export { filingOrder as newSubject } from './filing-order.ts';
export { authorityLink } from './authority-link.ts';

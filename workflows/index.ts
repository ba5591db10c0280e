// Temporal takes the workflow types from the names exported here: an order's type is its filing type, and all of
// them have the same follower. What has no name of its own here goes to the default.
export { filingOrder as default } from './filing-order.ts';
export { authorityLink } from './authority-link.ts';

// Temporal takes the workflow types from the names exported here: an order's type is its filing type.
export {
  filingOrder as cancelAccess,
  filingOrder as change,
  filingOrder as claim,
  filingOrder as deregisterService,
  filingOrder as deregisterSubject,
  filingOrder as newAccess,
  filingOrder as newService,
  filingOrder as newSubject,
  filingOrder as transfer,
} from './filing-order.ts';
export { authorityLink } from './authority-link.ts';

import { STATUS_CODES } from 'node:http';
import type { CodedError } from '#domain/errors.ts';

/**
 * The HTTP status of every refusal, by its code. Exhaustive: a test looks up every code that is thrown
 * anywhere in the API's reach, so that a new one has to be thought about here.
 */
export const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  'request.malformed': 400,
  'request.not_json': 400,
  'request.key_missing': 400,
  'request.key_reused': 422,
  'request.too_large': 413,
  'request.media_type': 415,
  'request.too_many': 429,
  'if_match.missing': 428,
  'if_match.malformed': 400,
  'cursor.malformed': 400,
  'auth.token_missing': 401,
  'auth.token_unknown': 401,
  'auth.role': 403,
  'auth.scope': 403,
  'auth.session_needed': 403,
  'session.not_found': 404,
  'password.wrong': 403,
  'password.none': 409,
  'password.changed_meanwhile': 409,
  'password.too_short': 422,
  'password.too_long': 422,
  'password.is_handle': 422,
  'password.common': 422,
  'reset.ended': 410,
  'second_factor.on': 409,
  'second_factor.off': 409,
  'second_factor.not_begun': 409,
  'second_factor.own': 403,
  'second_factor.none': 404,
  'second_factor.code': 422,
  'key.not_found': 404,
  'key.too_many': 409,
  'key.expired': 422,
  'callback.signature': 403,
  'route.not_found': 404,

  'filing_type.unknown': 422,
  'form.unknown_filing_type': 422,
  'form.malformed': 422,
  'form.field_not_opened': 422,
  'mark.not_now': 409,
  'mark.field_unknown': 422,
  'form.incomplete': 422,
  'decision.reasons_missing': 422,
  'decision.reasons_not_wanted': 422,
  'decision.field_unknown': 422,
  'decision.field_not_for_reason': 422,
  'decision.text_missing': 422,
  'reason.variable_unknown': 422,
  'reason.variable_missing': 422,
  'reason.variable_malformed': 422,

  'rules.changed_meanwhile': 412,
  'rules.malformed': 422,
  'rules.malformed_day': 422,
  'rules.days_reversed': 422,
  'rules.limits_reversed': 422,
  'rules.no_limit': 422,
  'rules.code_twice': 422,
  'rules.unknown_code': 422,
  'rules.other_kind': 422,
  'rules.code_taken': 422,

  'order.not_found': 404,
  'order.changed_meanwhile': 412,
  'order.not_editable_now': 409,
  'order.not_allowed_now': 409,
  'order.certificate_in_progress': 409,
  'order.overtaken': 409,
  'event.not_yours': 403,
  'event.of_the_other_side': 403,
  'receiver.unknown': 422,
  'receiver.same_account': 422,
  'consent.required': 422,
  'consent.outdated': 409,
  'consent.withdrawn': 409,
  'consent.passed_on': 409,
  'recall.not_yours': 403,
  'recall.too_late': 409,
  'recall.edited': 409,
  'extension.out_of_range': 422,
  'extension.too_short': 422,

  'material.not_found': 404,
  'material.link_unknown': 404,
  'material.link_expired': 410,
  'material.too_many': 409,
  'material.quota': 429,
  'material.too_large': 413,
  'material.empty': 422,
  'material.type': 422,
  'material.unreadable': 422,
  'material.too_many_pixels': 422,
  'material.animated': 422,
  'material.pdf': 422,
  'letter.not_needed': 409,
  'template.not_found': 404,

  'proposal.not_found': 404,
  'proposal.open_already': 409,
  'proposal.decided': 409,
  'proposal.second_person': 403,
  'proposal.overtaken': 409,
  'repair.not_possible': 409,
  'manual_result.no_report': 409,
  'manual_result.numbers': 422,
  'manual_result.number_taken': 409,
  'result.later': 409,
  'status.asked_too_often': 429,
  'hand_over.unknown_colleague': 422,
  'hand_over.other_role': 422,
  'hand_over.out_of_scope': 422,

  'account.not_found': 404,
  'account.oneself': 403,
  'account.handle_taken': 409,
  'account.contact': 422,
  'data.archive_running': 409,
  'account.of_a_customer': 409,
  'account.no_scope': 422,

  'sub_user.main_account_only': 403,
  'sub_user.not_found': 404,
  'sub_user.name_taken': 409,
  'sub_user.too_many': 409,
  'sub_user.contact': 422,
  'grant.number_malformed': 422,
  'grant.service_unknown': 404,
  'grant.service_ended': 409,
  'grant.not_found': 404,
  'order.not_for_sub_users': 403,
  'order.service_not_granted': 403,

  'filing.not_found': 404,
  'filing.no_such_version': 404,
  'registry.nothing_on_file': 409,
  'registry.number_missing': 409,
  'registry.number_of_another': 409,

  'link.not_found': 404,
  'link.no_such_file': 404,
  'link.no_such_news': 404,
  'link.not_the_last': 409,
  'link.being_sent': 409,
  'link.unreadable': 409,
  'link.file_erased': 410,

  'task.not_found': 404,
  'task.not_yours': 403,
  'task.closed': 409,
  'task.held': 409,
  'task.not_held': 409,
  'task.not_a_review': 409,
  'task.not_to_settle': 409,
  'task.not_to_apply': 409,

  'audit.instants_reversed': 422,

  'vault.unknown_key': 503,
  'outcome.unknown': 503,
  'record.unavailable': 503,
  internal: 500,
};

/** An RFC 9457 problem, with our code, field and way out. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
  readonly remedy?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A refusal as a problem document. A code without a status is a fault of ours. */
export function problemOf(error: CodedError): Problem {
  const status = STATUS_BY_CODE[error.code] ?? 500;
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code: error.code,
    detail: error.message,
    ...(error.field !== undefined && { field: error.field }),
    ...(error.remedy !== undefined && { remedy: error.remedy }),
    ...(error.facts !== undefined && { facts: error.facts }),
  };
}

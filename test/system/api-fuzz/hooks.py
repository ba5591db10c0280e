"""What schemathesis puts into requests beside its own inventions: ids that there are, forms that are nearly right.

It knows nothing of ours but GIVEN, a JSON file: `paths` (what may stand for a parameter, by the beginning of
the address), `forms` (complete ones by filing type) and `kept` (ids of what the people of the run act with,
which nobody may end before the run does).
"""

import copy
import json
import os
import random
import re
import uuid

import schemathesis
from hypothesis import strategies as st

with open(os.environ["GIVEN"], encoding="utf8") as file:
    GIVEN = json.load(file)

# How often each is done: the rest stays as schemathesis invented it.
REAL_ID = 0.75
REAL_HEADER = 0.75
REAL_BODY = 0.5
UNASKED = 0.2

WRITES = ("POST", "PUT", "PATCH", "DELETE")
RUBBISH = (None, "", 0, -1, 1e30, True, [], {}, "𠮷" * 300, "';--", "2026-02-30", "\u202e", {"a": {"a": {"a": []}}})

# The ETag that each address was last answered with, by what stands in it.
etags: dict[str, str] = {}


@schemathesis.hook
def before_generate_case(context, strategy):
    """Draws a number beside each case, from which everything else follows: a run can be repeated by its seed."""
    return st.builds(deepened, strategy, st.integers(min_value=0, max_value=2**32))


def deepened(case, number):
    chance = random.Random(number)
    put_ids(case, chance)
    put_headers(case, chance)
    put_body(case, chance)
    if chance.random() < UNASKED:
        case.query = {**(case.query or {}), "unasked": str(number)}
    return case


def put_ids(case, chance):
    for name in re.findall(r"{(\w+)}", case.path):
        known = known_for(case.path, name)
        if known and chance.random() < REAL_ID:
            case.path_parameters = {**(case.path_parameters or {}), name: chance.choice(known)}


def known_for(path, name):
    """What there is for a parameter: the longest beginning of its address that says so counts."""
    whole = path.split("{" + name + "}")[0]
    fitting = [begin for begin in GIVEN["paths"] if whole.endswith(begin)]
    return GIVEN["paths"][max(fitting, key=len)] if fitting else []


def declared(case, name):
    return any(one.name.lower() == name for one in case.operation.headers)


def put_headers(case, chance):
    if declared(case, "idempotency-key") and chance.random() < REAL_HEADER:
        case.headers["Idempotency-Key"] = str(uuid.UUID(int=chance.getrandbits(128)))
    if declared(case, "if-match") and chance.random() < REAL_HEADER:
        known = etags.get(str((case.path_parameters or {}).get("orderNo")), '"r0-f1"')
        case.headers["If-Match"] = known


def put_body(case, chance):
    """A form is any JSON to the document: without this none would come near to one."""
    if chance.random() > REAL_BODY or not case.operation.body:
        return
    filing_type = chance.choice(sorted(GIVEN["forms"]))
    form = spoilt(copy.deepcopy(GIVEN["forms"][filing_type]), chance)
    if case.path.endswith("/form"):
        case.body = form
    elif isinstance(case.body, dict) and "filingType" in case.body:
        case.body = {**case.body, "filingType": filing_type, "form": form}


def spoilt(form, chance):
    """The form with one field of any depth taken out or made rubbish; now and then left as it is."""
    places = list(places_in(form))
    if not places or chance.random() < 0.3:
        return form
    parent, key = chance.choice(places)
    if chance.random() < 0.3:
        del parent[key]
    else:
        parent[key] = chance.choice(RUBBISH)
    return form


def places_in(value):
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in entries:
        yield value, key
        yield from places_in(part)


@schemathesis.hook
def before_call(context, case, kwargs):
    """Nobody ends what the people of the run act with, however its id was come by."""
    if case.method.upper() not in WRITES:
        return
    for name, value in (case.path_parameters or {}).items():
        if str(value).lower() in GIVEN["kept"]:
            case.path_parameters[name] = str(uuid.uuid4())


@schemathesis.hook
def after_call(context, case, response):
    etag = response.headers.get("etag")
    order = (case.path_parameters or {}).get("orderNo")
    if etag and order:
        etags[str(order)] = etag[0] if isinstance(etag, list) else etag

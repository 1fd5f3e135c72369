"""What patients asked to be changed in a signed note: accepted, or refused with the reason and their own statement.

Either way an addendum stands below the note for good, and the event that seals it says what came of the request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clinic_app.records.record import Record

ADDENDUM = "addendum"
#: What came of a request. Accepted: the reason holds what was asked for, the text what is added. Refused: the reason
#: says why, the text is the patient's statement.
ACCEPTED, REFUSED = "accepted", "refused"


def requests(record: Record, visit_id: str) -> dict[str, str]:
    """Return what came of each request of a patient about a visit's note, by the id of its addendum."""
    said = (one.detail for one in record.events.of_visit(visit_id) if one.kind == ADDENDUM)
    return {str(one["addendum"]): str(one["request"]) for one in said if one.get("request")}

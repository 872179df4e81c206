"""What services say about errors, in words of their own that no recording here holds."""

from __future__ import annotations

import json

import pytest

from understudy_core.failures import FailureKind
from understudy_core.providers.error_reply import failure_of_reply

K = FailureKind


@pytest.mark.parametrize(
    ("status", "said", "kind"),
    [
        (403, "Your team has used all available credits.", K.QUOTA_EXHAUSTED),
        (412, "Account acme is suspended, possibly due to unpaid invoices.", K.QUOTA_EXHAUSTED),
        (402, "Insufficient Balance", K.QUOTA_EXHAUSTED),
        (400, "Your credit balance is too low to access the API.", K.QUOTA_EXHAUSTED),
        (400, "prompt is too long: 250000 tokens > 200000 maximum", K.CONTEXT_TOO_LONG),
        (400, "Input is too long for requested model.", K.CONTEXT_TOO_LONG),
        (400, "The input token count (2000000) exceeds the maximum number of tokens allowed.", K.CONTEXT_TOO_LONG),
        (404, "models/gemini-0 is not found for API version v1beta", K.MODEL_NOT_FOUND),
        (404, "model 'llama9' not found", K.MODEL_NOT_FOUND),
        (400, "Invalid model name passed in model=gone.", K.MODEL_NOT_FOUND),
        (503, "The model is overloaded. Please try again later.", K.OVERLOADED),
        (429, "Too many tokens this minute.", K.RATE_LIMITED),
    ],
)
def test_a_sentence_is_understood(status: int, said: str, kind: FailureKind) -> None:
    """Where no typed code tells, the words do, and then the status."""
    body = json.dumps({"error": {"message": said}}).encode()
    assert failure_of_reply(status, {}, body, None).kind is kind


@pytest.mark.parametrize(("per", "kind"), [("PerMinute", K.RATE_LIMITED), ("PerDay", K.QUOTA_EXHAUSTED)])
def test_google_s_quota_of_a_minute_is_waited_for_and_that_of_a_day_is_not(per: str, kind: FailureKind) -> None:
    """The sentence is the same for both; the details tell."""
    details = [
        {"@type": "x/google.rpc.QuotaFailure", "violations": [{"quotaId": f"GenerateRequests{per}PerModel"}]},
        {"@type": "x/google.rpc.RetryInfo", "retryDelay": "12s"},
    ]
    error = {"code": 429, "message": "You exceeded your current quota.", "status": "RESOURCE_EXHAUSTED"}
    failure = failure_of_reply(429, {}, json.dumps({"error": {**error, "details": details}}).encode(), None)
    assert (failure.kind, failure.retry_after_s) == (kind, 12)

"""The tables of steps of notices and referrals, and that no order of steps leads out of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.states import WrongStep
from reporting.notices.states import NOTICE_STEPS, NoticeState, notice_after, notice_steps
from reporting.referrals.states import REFERRAL_STEPS, ReferralState, referral_after, referral_steps

ENDS = {NoticeState.DONE, NoticeState.CANCELLED}


@settings(max_examples=60)
@given(st.lists(st.sampled_from(sorted(NOTICE_STEPS)), max_size=12))
def test_no_order_of_steps_brings_a_notice_out_of_an_end(steps):
    state, ended = NoticeState.QUEUED, None
    for step in steps:
        if step in notice_steps(state):
            state = notice_after(step, state)
        ended = ended or (state if state in ENDS else None)

    assert ended is None or state == ended


@pytest.mark.parametrize("step", sorted(NOTICE_STEPS))
def test_notice_step_is_refused_where_the_table_has_none(step):
    for state in set(NoticeState) - set(NOTICE_STEPS[step]):
        with pytest.raises(WrongStep):
            notice_after(step, state)


def test_only_what_came_back_is_sent_again_and_only_what_was_sent_is_reminded():
    assert [state for state in NoticeState if "again" in notice_steps(state)] == [NoticeState.BOUNCED]
    assert [state for state in NoticeState if "remind" in notice_steps(state)] == [NoticeState.SENT]


def test_every_state_but_the_first_can_be_reached():
    assert {after for table in NOTICE_STEPS.values() for after in table.values()} == set(NoticeState)
    assert {after for table in REFERRAL_STEPS.values() for after in table.values()} == set(ReferralState)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(sorted(REFERRAL_STEPS)), max_size=10))
def test_withdrawn_referral_stays_withdrawn(steps):
    state = ReferralState.SENT
    for step in steps:
        before = state
        state = referral_after(step, state) if step in referral_steps(state) else state
        assert before != ReferralState.WITHDRAWN or state == ReferralState.WITHDRAWN

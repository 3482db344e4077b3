"""A page goes from a campaigner through a moderator to the public, and nobody approves their own."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, TaskState, Workflow, WorkflowPage, WorkflowState, WorkflowTask
from wagtail.users.models import UserProfile

from accounts.grants import write_roles
from core.models import ModerationTask
from core.outbox.delivery import deliver
from core.outbox.models import OutboxItem
from pages.models import GuidePage

TITLE = "Si të bllokosh dikë"


@pytest.fixture
def draft(home, campaigner):
    """A page of the campaigner's that nobody reads yet."""
    page = home.add_child(instance=GuidePage(title=TITLE, slug="si-te-bllokosh", live=False, owner=campaigner))
    page.save_revision(user=campaigner)
    return page


@pytest.fixture
def submitted(draft, campaigner):
    """What the button “submit” does."""
    return draft.get_workflow().start(draft, campaigner)


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """Delivers what waits in the outbox; gives the mails that went out."""

    def deliver_all():
        for pk in OutboxItem.objects.values_list("pk", flat=True):
            assert deliver(pk), OutboxItem.objects.filter(pk=pk).values()
        return mail.outbox

    return deliver_all


def act(client, state: WorkflowState, action: str, comment: str = ""):
    """The form that the moderator's home and the editor open."""
    address = reverse("wagtailadmin_pages:workflow_action", args=[state.object_id, action, state.current_task_state_id])
    return client.post(address, {"comment": comment})


def test_our_roles_own_the_workflow_and_wagtails_groups_are_gone(db):
    lay_wagtails_own()

    write_roles()
    write_roles()

    task = ModerationTask.objects.get()
    assert [group.name for group in task.groups.all()] == ["moderator"]
    assert [place.workflow.tasks.get().specific for place in WorkflowPage.objects.all()] == [task]
    assert not Group.objects.filter(name__in=("Moderators", "Editors")).exists()
    assert (Workflow.objects.count(), GroupApprovalTask.objects.count()) == (1, 0)


def test_what_waits_in_wagtails_workflow_is_decided_by_our_moderators(draft, campaigner, moderator, login):
    """An installation from before: the page locked, and nobody could free it but who submitted it."""
    theirs = lay_wagtails_own()
    state = theirs.start(draft, campaigner)

    write_roles()
    act(login(moderator), state, "approve")

    assert Page.objects.get(pk=draft.pk).live
    assert [workflow.active for workflow in Workflow.objects.order_by("pk")] == [True, False]


def lay_wagtails_own() -> Workflow:
    """What Wagtail's migrations make, and the ground of the tests has not."""
    groups = [Group.objects.create(name=name) for name in ("Moderators", "Editors")]
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.set(groups[:1])
    theirs = Workflow.objects.create(name="Moderators approval")
    WorkflowTask.objects.create(workflow=theirs, task=task)
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": theirs})
    return theirs


def test_moderators_home_lists_what_waits_and_others_see_nothing_of_it(submitted, login, moderator, editor):
    assert TITLE in login(moderator).get("/admin/").content.decode()
    assert TITLE not in login(editor).get("/admin/").content.decode()


def test_approval_publishes_and_tells_the_author(submitted, sent, login, moderator, draft, home):
    sent().clear()

    answer = act(login(moderator), submitted, "approve", "Shumë mirë.")

    assert answer.status_code in (200, 302)
    assert Page.objects.get(pk=draft.pk).live
    (message,) = sent()
    assert message.to == ["campaigner@example.org"]
    assert (TITLE in message.subject, "Shumë mirë." in message.body) == (True, True)


def test_draft_that_saves_itself_does_not_take_back_what_was_approved(submitted, draft, login, moderator):
    """The editor that approves also saves by itself: it has read the page a moment before it was published."""
    editing = Page.objects.get(pk=draft.pk).specific.get_latest_revision_as_object()

    act(login(moderator), submitted, "approve")
    with pytest.raises(PermissionDenied):
        editing.save()

    assert Page.objects.get(pk=draft.pk).live


def test_draft_is_saved_and_unpublished_as_ever(draft, moderator):
    draft.get_latest_revision_as_object().save()
    draft.get_latest_revision().publish(user=moderator)
    page = Page.objects.get(pk=draft.pk).specific

    page.unpublish()

    assert not Page.objects.get(pk=draft.pk).live
    page.get_latest_revision_as_object().save()


def test_sending_back_tells_the_author_why_and_unlocks_the_page(submitted, sent, login, moderator, campaigner, draft):
    sent().clear()

    act(login(moderator), submitted, "reject", "Mungon hapi i parë.")

    submitted.refresh_from_db()
    assert submitted.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert draft.get_lock() is None or not draft.get_lock().for_user(campaigner)
    (message,) = sent()
    assert message.to == ["campaigner@example.org"]
    assert "Mungon hapi i parë." in message.body
    submitted.resume(user=campaigner)
    assert sent()[-1].to == ["moderator@example.org"]


def test_moderator_is_told_in_the_own_language_through_the_outbox(submitted, sent, moderator, make_person):
    english = make_person("moderator", "moderator2")
    UserProfile.objects.create(user=english, preferred_language="en")
    off = make_person("moderator", "moderator3")
    UserProfile.objects.create(user=off, submitted_notifications=False)
    submitted.current_task_state.task.specific.start(submitted)
    assert mail.outbox == [], "nothing is sent inside the request"

    subjects = {message.to[0]: message.subject for message in sent()}

    assert subjects == {
        "moderator@example.org": f"Një faqe ju pret: {TITLE}",
        "moderator2@example.org": f"A page waits for you: {TITLE}",
    }


def test_nobody_is_told_of_a_page_that_is_decided(draft, campaigner, moderator, sent):
    state = draft.get_workflow().start(draft, campaigner)
    state.cancel(user=campaigner)

    assert sent() == []


def test_nobody_approves_their_own(home, login, moderator, make_person):
    page = home.add_child(instance=GuidePage(title=TITLE, slug="e-imja", live=False, owner=moderator))
    page.save_revision(user=moderator)
    state = page.get_workflow().start(page, moderator)

    act(login(moderator), state, "approve")

    assert not Page.objects.get(pk=page.pk).live
    assert page.get_lock().for_user(moderator), "nor by the button “publish”"
    assert TITLE not in waiting_panel(login(moderator))
    other = make_person("moderator", "tjeter")
    act(login(other), state, "approve")
    assert Page.objects.get(pk=page.pk).live


def waiting_panel(client) -> str:
    """What the home offers to decide; one's own pages in moderation are in another panel."""
    content = client.get("/admin/").content.decode()
    return "".join(part for part in content.split("<section") if "workflow/action" in part)


@pytest.mark.parametrize("role", ["editor", "campaigner", "analyst", "partner"])
def test_other_role_decides_nothing(submitted, login, make_person, role):
    act(login(make_person(role, f"{role}_x")), submitted, "approve")

    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS


@pytest.mark.parametrize("role", ["campaigner", "editor", "moderator"])
@pytest.mark.parametrize("below", [False, True])
def test_author_does_not_publish_what_waits_in_bulk(home, login, make_person, role, below):
    """Who may publish may take the page back and do so; not past those who were asked."""
    author = make_person(role, f"{role}_x")
    page = home.add_child(instance=GuidePage(title=TITLE, slug="e-imja", live=False, owner=author))
    page.save_revision(user=author)
    page.get_workflow().start(page, author)

    chosen = home.pk if below else page.pk
    address = f"/admin/bulk/wagtailcore/page/publish/?id={chosen}&next=/admin/pages/"
    answer = login(author).post(address, {"include_descendants": "on"}, follow=True)

    assert not Page.objects.get(pk=page.pk).live
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS
    assert TITLE in answer.content.decode()


def test_moderator_publishes_in_bulk_what_others_submitted(submitted, draft, login, moderator):
    login(moderator).post(f"/admin/bulk/wagtailcore/page/publish/?id={draft.pk}", {})

    assert Page.objects.get(pk=draft.pk).live


def test_button_publish_is_locked_for_who_submitted(submitted, draft, login, campaigner):
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])

    shown = login(campaigner).get(address).content.decode()

    assert draft.get_lock().for_user(campaigner)
    assert "action-publish" not in shown

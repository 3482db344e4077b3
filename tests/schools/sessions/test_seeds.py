from schools.models import SessionTopic
from schools.sessions import seeds


def test_topics_are_there_in_both_languages(db):
    topics = list(SessionTopic.objects.all())

    assert len(topics) == 7
    assert all(topic.name_sq and topic.name_en for topic in topics)


def test_topic_that_was_renamed_keeps_its_name(db):
    SessionTopic.objects.filter(slug="siguria").update(name_sq="Emër tjetër")

    seeds.load(SessionTopic)

    assert SessionTopic.objects.get(slug="siguria").name_sq == "Emër tjetër"
    assert SessionTopic.objects.count() == 7

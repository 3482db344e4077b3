from schools.models.networks import Facilitator, YouthNetwork
from schools.models.sessions import Session
from schools.models.topics import SessionTopic
from schools.registry.models import School

__all__ = ["Facilitator", "School", "Session", "SessionTopic", "YouthNetwork"]

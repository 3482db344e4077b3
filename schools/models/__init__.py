from schools.facilitators.models import Facilitator
from schools.models.sessions import Session
from schools.models.topics import SessionTopic
from schools.networks.models import YouthNetwork
from schools.registry.models import School

__all__ = ["Facilitator", "School", "Session", "SessionTopic", "YouthNetwork"]

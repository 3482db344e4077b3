from schools.models.networks import Facilitator, YouthNetwork
from schools.models.places import School
from schools.models.sessions import Session
from schools.models.topics import SessionTopic

__all__ = ["Facilitator", "School", "Session", "SessionTopic", "YouthNetwork"]

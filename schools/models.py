"""The models of all rooms, where Django looks for them."""

from schools.facilitators.models import Facilitator
from schools.networks.models import YouthNetwork
from schools.registry.models import School
from schools.sessions.models import Session, SessionTopic

__all__ = ["Facilitator", "School", "Session", "SessionTopic", "YouthNetwork"]

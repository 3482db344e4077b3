from pages.models.audience import AudiencePage
from pages.models.guide import GuidePage
from pages.models.home import HomePage
from pages.models.info import ContactPage, HelplinesPage, InfoPage, LawPage, PartnersPage
from pages.models.news import NewsPage
from pages.models.programme import ProgrammePage
from pages.models.section import SectionPage
from pages.models.topic import TopicPage

__all__ = [
    "AudiencePage",
    "ContactPage",
    "GuidePage",
    "HelplinesPage",
    "HomePage",
    "InfoPage",
    "LawPage",
    "NewsPage",
    "PartnersPage",
    "ProgrammePage",
    "SectionPage",
    "TopicPage",
]

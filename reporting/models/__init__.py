from reporting.models.keys import KeyHolder, Vault, VaultKey
from reporting.models.messages import Message, Note
from reporting.models.report import Answer, Report
from reporting.models.rubrics import Category, Rubric

__all__ = ["Answer", "Category", "KeyHolder", "Message", "Note", "Report", "Rubric", "Vault", "VaultKey"]

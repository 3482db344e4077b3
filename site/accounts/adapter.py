from allauth.account.adapter import DefaultAccountAdapter


class ClosedSignup(DefaultAccountAdapter):
    """Accounts are made by administrators; nobody signs up by themselves."""

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request) -> str:
        """One bucket for everybody: we do not look at addresses, not even to slow down sign-in."""
        return "0.0.0.0"  # noqa: S104

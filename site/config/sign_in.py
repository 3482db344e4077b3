"""Settings of sign-in (allauth): fixed, not read from the environment."""

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
ACCOUNT_ADAPTER = "accounts.sign_in.adapter.ClosedSignup"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # before a change of accounts or of one's factors (sign_in/step_up.py)
SIGN_OUT_COOKIES = ("desk", "__Host-desk")  # the browser's half of an unlocked key (reporting/vault/session_key.py)
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody gets mail from us because a stranger typed their address
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Counted by username or person, never by address: one who guesses must not lock out everybody (sign_in/devices.py).
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,30/h/key", "reset_password": "5/h/key"} | dict.fromkeys(
    ("login", "signup", "reset_password_from_key", "request_login_code", "verify_phone", "confirm_email")
)
ACCOUNT_FORMS = {
    "login": "accounts.sign_in.forms.Login",
    "reauthenticate": "accounts.sign_in.forms.Reauthenticate",
    "change_password": "accounts.sign_in.forms.ChangePassword",
    "reset_password": "accounts.sign_in.forms.ResetPassword",
    "reset_password_from_key": "accounts.sign_in.forms.ResetPasswordKey",
}
MFA_ADAPTER = "accounts.sign_in.second_factor.SecondFactors"
MFA_FORMS = {
    "authenticate": "accounts.sign_in.forms.Authenticate",
    "reauthenticate": "accounts.sign_in.forms.ReauthenticateCode",
    "activate_totp": "accounts.sign_in.forms.ActivateTotp",
    "add_webauthn": "accounts.sign_in.forms.AddKey",
    "edit_webauthn": "accounts.sign_in.forms.EditKey",
}
MFA_RATE_LIMITS = {"webauthn_login": None}
MFA_TOTP_TOLERANCE = 1  # phones' clocks are half a minute off
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "iSIGURT"
MFA_PASSKEY_LOGIN_ENABLED = False

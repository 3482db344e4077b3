"""Cases handed to authorities: sealed dossiers, their officers' pages, an API and webhooks (docs/authority-api.md)."""

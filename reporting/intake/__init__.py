"""How reports come in: one question a page, the phone operator's form, the API, and the gate that slows floods."""

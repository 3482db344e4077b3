"""RAPORTO!: reports from the first question to a closed case, sealed all the way."""

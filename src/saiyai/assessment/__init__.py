"""Numbers and aims made into readings: sentence, number, evidence, how sure, next step."""

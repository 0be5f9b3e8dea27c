"""The words every room shares: kinds, days, roles, consent, Thai text, errors."""

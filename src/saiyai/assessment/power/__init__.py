"""Power read in relations: who gives to whom, who is heard, how strain is handled."""

"""What is told now, laid over what was worked out before: its consequence shows at once."""

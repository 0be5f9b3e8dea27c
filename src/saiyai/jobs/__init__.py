"""What runs without a person: jobs and the worker that runs them."""

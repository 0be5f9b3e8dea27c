"""Questions, and who may ask them: first argument `viewer`. Only here rows become arrays."""

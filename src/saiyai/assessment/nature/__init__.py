"""What a set of actors is: a network yet or not, of what type, whose, and on what it hangs."""

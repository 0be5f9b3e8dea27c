"""What can befall a network: early signs, stops in learning, pace, and four diagnoses apart."""

"""Every kernel is compiled before anybody waits for it: part of setting up, not of answering."""

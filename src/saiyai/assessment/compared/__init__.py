"""One network beside another or beside itself: on two days, over quarters, before and after."""
